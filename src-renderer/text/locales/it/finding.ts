import type en from '../en/finding.ts'

const finding: typeof en = {
  find: 'Trova impostazioni',
  hint: 'Il server di {domain} non è noto. Restante può cercarlo, sempre con cifratura e senza inviare la password.',
  looking: 'Ricerca del server di {domain}…',
  found: 'Trovato: {server}, {security}',
  byName: 'Risponde a un nome consueto di {domain}, con un certificato valido.',
  bySrv: 'Lo indica il DNS ({source}) e risponde con un certificato valido.',
  byMx: 'Secondo il DNS, la posta di {domain} arriva a {source}, che è di {provider}.',
  outside:
    'Questo server non fa parte di {domain}, e una risposta del DNS si può falsificare. Usalo solo se sai che la tua posta è lì.',
  use: 'Usa queste impostazioni',
  useOutside: 'Usale: la mia posta è lì',
  nothing: 'Nessun server trovato',
  nothingAdvice: 'Chiedi al provider il nome del suo server POP3 e inseriscilo qui sotto.',
  tried: 'Dove ha cercato Restante',
}

export default finding
