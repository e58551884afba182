import type en from '../en/reading.ts'

const reading: typeof en = {
  quoted: 'Testo citato',
  find: 'Trova nel messaggio',
  hits: '{n} di {all}',
  noHits: 'Nessun risultato',
  previousHit: 'Precedente',
  nextHit: 'Successivo',
  closeFind: 'Chiudi la ricerca',
  originalColours: 'Colori originali',
  larger: 'Testo più grande',
  smaller: 'Testo più piccolo',
  actualSize: 'Dimensione normale',
  fixedWidth: 'Carattere a larghezza fissa',
  print: 'Stampa…',
  savePdf: 'Salva come PDF…',
  headers: 'Tutte le intestazioni',
  headersOf: 'Intestazioni del messaggio',
  sourceSize: '{size}, {rows}',
  sourceRows: '{n} riga | {n} righe',
  findInSource: 'Trova nel sorgente',
  saveSource: 'Salva come .eml…',
  preview: 'Anteprima di \u2068{name}\u2069',
  previewOf: 'Anteprima',
  previousFile: 'Allegato precedente',
  nextFile: 'Allegato successivo',
  open: 'Apri',
  openWith: 'Apri con',
  save: 'Salva…',
  copyName: 'Copia il nome',
}

export default reading
