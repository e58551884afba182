import type en from '../en/search.ts'

const search: typeof en = {
  title: 'חיפוש',
}

export default search
