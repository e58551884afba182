import type en from '../en/faults.ts'

const faults: typeof en = {
  title: 'משהו השתבש בתוך Restante.',
  text: 'הדואר בטוח ואפשר להמשיך. אם משהו נראה לא תקין, אפשר לטעון את החלון מחדש.',
  reload: 'טעינת החלון מחדש',
  openLogs: 'פתיחת תיקיית היומנים',
}

export default faults
