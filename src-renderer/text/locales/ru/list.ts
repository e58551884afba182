import type en from '../en/list.ts'

const list: typeof en = {
  title: 'Письма',
}

export default list
