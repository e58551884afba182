import type en from '../en/search.ts'

const search: typeof en = {
  placeholder: 'חיפוש בכל הדואר',
  clear: 'ניקוי החיפוש',
  results: 'חיפוש: \u2068{text}\u2069',
}

export default search
