import type en from '../en/updates.ts'

const updates: typeof en = {
  title: 'גרסאות חדשות',
  look: 'לחפש גרסאות חדשות בכל הפעלה',
  lookHint: 'שרת הפרויקט נשאל מהו מספר הגרסה האחרונה; שום דבר אחר אינו נמסר לו.',
  lookNow: 'חיפוש עכשיו',
  download: 'הורדה',
  install: 'יציאה והתקנה',
  bySystem: 'ההתקנה הזאת מתעדכנת באמצעות עדכוני המערכת.',
  stages: {
    idle: 'עדיין לא בוצע חיפוש.',
    looking: 'מתבצע חיפוש…',
    none: 'זו הגרסה האחרונה.',
    found: 'יש גרסה חדשה: {version}.',
    downloading: 'מתבצעת הורדה של גרסה {version}: {percent} %',
    ready: 'גרסה {version} תותקן עם היציאה מ־Restante.',
  },
  faults: {
    unreachable: 'אין גישה לשרת הגרסאות החדשות.',
    damaged: 'הקובץ שהתקבל אינו הקובץ שהוכרז. הוא נמחק, ודבר לא השתנה.',
    unexpected: 'הפעולה לא הצליחה. דבר לא השתנה.',
  },
}

export default updates
