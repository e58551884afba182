import type en from '../en/search.ts'

const search: typeof en = {
  placeholder: 'Cerca in tutta la posta',
  clear: 'Annulla ricerca',
  results: 'Ricerca: \u2068{text}\u2069',
  help: 'Aiuto per la ricerca',
  recent: 'Ricerche',
  forgetAll: 'Dimentica le recenti',
  keep: 'Conserva la ricerca «\u2068{text}\u2069»',
  unkeep: 'Non conservare più la ricerca «\u2068{text}\u2069»',
  forget: 'Dimentica la ricerca «\u2068{text}\u2069»',
  narrow: 'Restringi',
  note: 'Basta l’inizio di una parola; le parole tra "virgolette" sono in fila. Date: 28/11/2026, 2026-11-28, 7g, ieri. Dimensioni: 5MB.',
  nothing: {
    one: 'Nessun messaggio contiene «\u2068{text}\u2069». Prova solo con l’inizio o con un’altra parola.',
    without: 'Togli una condizione:',
    drop: 'Cerca senza «\u2068{text}\u2069»',
    everywhere: 'Cerca ovunque «\u2068{text}\u2069»',
  },
  chips: {
    from: { text: 'da:', help: 'chi ha scritto' },
    to: { text: 'a:', help: 'a chi è andato' },
    subject: { text: 'oggetto:', help: 'parole nell’oggetto' },
    attachment: { text: 'con:allegati', help: 'con allegati' },
    unread: { text: 'è:nuovo', help: 'non ancora letto' },
    starred: { text: 'è:contrassegnato', help: 'contrassegnato' },
    after: { text: 'dopo:', help: 'da quel giorno in poi' },
    before: { text: 'prima:', help: 'prima di quel giorno' },
    larger: { text: 'maggiore:', help: 'più grande (o minore:) di' },
    in: { text: 'in:', help: 'una raccolta o un’etichetta' },
    account: { text: 'casella:', help: 'di un solo account' },
    not: { text: '-', help: 'davanti a una parola: senza' },
  },
}

export default search
