import type en from '../en/shell.ts'

const shell: typeof en = {
  getMail: 'קבלת דואר',
  settings: 'הגדרות',
  sandboxOff: 'ארגז החול כבוי',
  sandboxOffWhy: 'ארגז החול של Chromium כבוי כי Restante הופעלה כמשתמש root. יש להפעיל אותה כמשתמש רגיל.',
  mailboxes: 'תיבות דואר',
  allMail: 'כל הדואר',
  places: 'מקומות',
  starred: 'מסומנים בכוכב',
  inbox: 'דואר נכנס',
  archive: 'ארכיון',
  junk: 'דואר זבל',
  bin: 'סל המיחזור',
  unread: 'אחת שלא נקראה | שתיים שלא נקראו | {n} שלא נקראו',
  onServer: 'בשרת',
  isOpen: 'התיבה פתוחה',
  waiting: 'הודעה אחת בשרת | שתי הודעות בשרת | {n} הודעות בשרת',
  console: 'מסוף',
  addAccount: 'הוספת חשבון',
  accountActions: 'פעולות עבור \u2068{name}\u2069',
  editAccount: 'עריכת החשבון…',
  removeAccount: 'הסרת החשבון…',
  resizeSidebar: 'רוחב רשימת התיבות',
  resizeList: 'גודל רשימת ההודעות',
  dropFiles: 'שחררו כאן קובצי ‎.eml כדי לקרוא אותם',
}

export default shell
