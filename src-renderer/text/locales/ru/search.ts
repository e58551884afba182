import type en from '../en/search.ts'

const search: typeof en = {
  placeholder: 'Поиск по всей почте',
  clear: 'Очистить поиск',
  results: 'Поиск: \u2068{text}\u2069',
}

export default search
