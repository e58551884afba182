import type en from '../en/reader.ts'

const reader: typeof en = {
  title: 'Письмо',
}

export default reader
