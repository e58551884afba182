import type en from '../en/common.ts'

const common: typeof en = {
  cancel: 'ביטול',
  close: 'סגירה',
  save: 'שמירה',
  remove: 'הסרה',
  tryAgain: 'ניסיון נוסף',
}

export default common
