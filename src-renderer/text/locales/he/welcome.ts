import type en from '../en/welcome.ts'

const welcome: typeof en = {
  lead: 'הדואר ממתין לך בסניף. אפשר לבוא ולקחת בכל עת.',
  collect: 'כל חשבונות ה־POP3 במקום אחד',
  collectText: 'ארכיון מוצפן אחד בדיסק שלך, זמין גם בלי רשת.',
  where: 'תמיד רואים היכן נמצאת כל הודעה',
  whereText: 'בשרת, כאן או בשניהם. דבר אינו אובד בדרך.',
  private: 'הקריאה נשארת פרטית',
  privateText: 'תמונות ורכיבי מעקב אינם נטענים מהרשת.',
  sample: 'סיור בתיבת דואר לדוגמה',
  sampleText: 'תיבת הדוגמה נמצאת בתוך התוכנה; דבר אינו יוצא מהמחשב.',
}

export default welcome
