import type en from '../en/common.ts'

const common: typeof en = {
  cancel: 'ביטול',
  close: 'סגירה',
  save: 'שמירה',
  tryAgain: 'ניסיון נוסף',
  addAccount: 'הוספת חשבון',
  language: 'שפה',
  serverSaid: 'תשובת השרת',
}

export default common
