import type en from '../en/reader.ts'

const reader: typeof en = {
  title: 'הודעה',
}

export default reader
