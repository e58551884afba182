import type en from '../en/activity.ts'

const activity: typeof en = {
  region: 'פעילות',
  connecting: 'מתבצע חיבור…',
  authorizing: 'מתבצעת כניסה…',
  listing: 'רשימת ההודעות נקראת…',
  headers: 'כותרות: {done} מתוך {n}|כותרות: {done} מתוך {n}|כותרות: {done} מתוך {n}',
  messages: 'הורדה: {done} מתוך הודעה אחת|הורדה: {done} מתוך {n} הודעות|הורדה: {done} מתוך {n} הודעות',
  deleting: 'הסרה מהשרת…',
  closing: 'ההפעלה נסגרת…',
  running: 'קבלת דואר מחשבון אחד|קבלת דואר משני חשבונות|קבלת דואר מ־{n} חשבונות',
  sum: '{done} מתוך הודעה אחת|{done} מתוך {n} הודעות|{done} מתוך {n} הודעות',
  progress: 'הדואר שהורד',
  cancelAll: 'ביטול הכול',
  details: 'פירוט לפי חשבון',
  failures:
    'לא ניתן היה לקבל דואר מחשבון אחד|לא ניתן היה לקבל דואר משני חשבונות|לא ניתן היה לקבל דואר מ־{n} חשבונות',
  waitMailboxBusy: 'תיבת הדואר בשימוש',
  waitLoginDelay: 'השרת מבקש הפסקה בין כניסות',
  waitServerTemporary: 'תקלה זמנית בשרת',
  waitOffline: 'אין חיבור לרשת',
  waitMetered: 'חיבור בתשלום לפי נפח: דואר מתקבל ידנית בלבד',
  waiting: 'ממתין לקבלת דואר מחשבון אחד|ממתין לקבלת דואר משני חשבונות|ממתין לקבלת דואר מ־{n} חשבונות',
  nextTry: 'הניסיון הבא בשעה {time}',
  tryNow: 'לנסות עכשיו',
  passwordFor: 'הסיסמה של {user}',
  signIn: 'כניסה',
  editAccount: 'עריכת החשבון',
  never: 'הדואר טרם נבדק',
  lastCheck: 'נבדק לאחרונה: {time}',
  noneNew: 'אין הודעות חדשות',
  newMessages: 'הודעה חדשה אחת|שתי הודעות חדשות|{n} הודעות חדשות',
}

export default activity
