import type en from '../en/undo.ts'

const undo: typeof en = {
  undo: 'Annulla',
  undone: 'Annullato: {said}',
  inbox: '{n} messaggio spostato in Posta in arrivo | {n} messaggi spostati in Posta in arrivo',
  archive: '{n} messaggio archiviato | {n} messaggi archiviati',
  junk: '{n} messaggio segnato come indesiderato | {n} messaggi segnati come indesiderati',
  bin: '{n} messaggio spostato nel Cestino | {n} messaggi spostati nel Cestino',
  read: '{n} messaggio segnato come letto | {n} messaggi segnati come letti',
  unread: '{n} messaggio segnato da leggere | {n} messaggi segnati da leggere',
  starred: '{n} messaggio contrassegnato | {n} messaggi contrassegnati',
  unstarred: 'Contrassegno tolto da {n} messaggio | Contrassegno tolto da {n} messaggi',
  labelled:
    'Etichetta «\u2068{name}\u2069» messa a {n} messaggio | Etichetta «\u2068{name}\u2069» messa a {n} messaggi',
  unlabelled:
    'Etichetta «\u2068{name}\u2069» tolta da {n} messaggio | Etichetta «\u2068{name}\u2069» tolta da {n} messaggi',
  labelRemoved: 'Etichetta «\u2068{name}\u2069» eliminata | Etichetta «\u2068{name}\u2069» eliminata',
  ruleRemoved: 'Regola «\u2068{name}\u2069» eliminata | Regola «\u2068{name}\u2069» eliminata',
}

export default undo
