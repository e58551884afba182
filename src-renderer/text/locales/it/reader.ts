import type en from '../en/reader.ts'

const reader: typeof en = {
  title: 'Messaggio',
}

export default reader
