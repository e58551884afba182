import type en from '../en/search.ts'

const search: typeof en = {
  title: 'Поиск',
}

export default search
