import type en from '../en/list.ts'

const list: typeof en = {
  title: 'Messaggi',
}

export default list
