import type en from '../en/list.ts'

const list: typeof en = {
  title: 'הודעות',
}

export default list
