import type en from '../en/search.ts'

const search: typeof en = {
  title: 'Cerca',
}

export default search
