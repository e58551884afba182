import type en from '../en/finding.ts'

const finding: typeof en = {
  find: 'חיפוש הגדרות',
  hint: 'השרת של {domain} אינו מוכר. Restante יכולה לחפש אותו, תמיד בהצפנה ובלי לשלוח את הסיסמה.',
  looking: 'מתבצע חיפוש אחר השרת של {domain}…',
  found: 'נמצא: {server}, {security}',
  byName: 'הוא עונה בשם מקובל של {domain}, עם אישור תקף.',
  bySrv: 'הוא רשום ב־DNS ({source}) ועונה עם אישור תקף.',
  byMx: 'לפי ה־DNS, הדואר של {domain} מגיע אל {source}, השייך ל־{provider}.',
  outside: 'השרת הזה אינו חלק מ־{domain}, ותשובת DNS ניתנת לזיוף. יש להשתמש בו רק אם ידוע שהדואר נמצא שם.',
  use: 'שימוש בהגדרות האלה',
  useOutside: 'להשתמש: הדואר שלי נמצא שם',
  nothing: 'לא נמצא שרת',
  nothingAdvice: 'אפשר לברר אצל הספק את שם שרת ה־POP3 שלו ולהזין אותו למטה.',
  tried: 'היכן נערך החיפוש',
}

export default finding
