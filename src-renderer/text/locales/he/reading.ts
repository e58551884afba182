import type en from '../en/reading.ts'

const reading: typeof en = {
  quoted: 'טקסט מצוטט',
  find: 'חיפוש בהודעה',
  hits: '{n} מתוך {all}',
  noHits: 'לא נמצא',
  previousHit: 'הקודם',
  nextHit: 'הבא',
  closeFind: 'סגירת החיפוש',
  originalColours: 'צבעים מקוריים',
  larger: 'הגדלת הטקסט',
  smaller: 'הקטנת הטקסט',
  actualSize: 'גודל רגיל',
  fixedWidth: 'גופן ברוחב קבוע',
  print: 'הדפסה…',
  savePdf: 'שמירה כקובץ \u2068PDF\u2069…',
  headers: 'כל הכותרות',
  headersOf: 'כותרות ההודעה',
  sourceSize: '{size}, {rows}',
  sourceRows: 'שורה אחת | שתי שורות | {n} שורות',
  findInSource: 'חיפוש במקור',
  saveSource: 'שמירה כקובץ \u2068.eml\u2069…',
  preview: 'תצוגה מקדימה של \u2068{name}\u2069',
  previewOf: 'תצוגה מקדימה',
  previousFile: 'הקובץ המצורף הקודם',
  nextFile: 'הקובץ המצורף הבא',
  open: 'פתיחה',
  openWith: 'פתיחה באמצעות',
  save: 'שמירה…',
  copyName: 'העתקת השם',
}

export default reading
