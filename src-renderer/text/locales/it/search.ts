import type en from '../en/search.ts'

const search: typeof en = {
  placeholder: 'Cerca in tutta la posta',
  clear: 'Annulla ricerca',
  results: 'Ricerca: \u2068{text}\u2069',
}

export default search
