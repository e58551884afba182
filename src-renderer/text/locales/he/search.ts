import type en from '../en/search.ts'

const search: typeof en = {
  placeholder: 'חיפוש בכל הדואר',
  clear: 'ניקוי החיפוש',
  results: 'חיפוש: \u2068{text}\u2069',
  help: 'עזרה בחיפוש',
  recent: 'חיפושים',
  forgetAll: 'ניקוי האחרונים',
  keep: 'שמירת החיפוש ״\u2068{text}\u2069״',
  unkeep: 'ביטול שמירת החיפוש ״\u2068{text}\u2069״',
  forget: 'מחיקת החיפוש ״\u2068{text}\u2069״',
  narrow: 'צמצום התוצאות',
  note: 'מספיקה תחילת מילה; מילים ב"מירכאות" באות ברצף. תאריכים: 28.11.2026, ‏2026-11-28, ‏7d, אתמול. גדלים: 5MB.',
  nothing: {
    one: 'אין הודעה שיש בה ״\u2068{text}\u2069״. אפשר לנסות רק את תחילת המילה, או מילה אחרת.',
    without: 'אפשר לוותר על אחד מאלה:',
    drop: 'חיפוש בלי ״\u2068{text}\u2069״',
    everywhere: 'חיפוש ״\u2068{text}\u2069״ בכל מקום',
  },
  chips: {
    from: { text: 'מאת:', help: 'מי כתב' },
    to: { text: 'אל:', help: 'למי נשלח' },
    subject: { text: 'נושא:', help: 'מילים בנושא' },
    attachment: { text: 'עם:קובץ', help: 'עם קבצים מצורפים' },
    unread: { text: 'היא:חדש', help: 'עדיין לא נקראה' },
    starred: { text: 'היא:מסומנת', help: 'מסומנת בכוכב' },
    after: { text: 'אחרי:', help: 'מאותו יום והלאה' },
    before: { text: 'לפני:', help: 'לפני אותו יום' },
    larger: { text: 'גדול:', help: 'גדול (או קטן:) מ־' },
    in: { text: 'ב:', help: 'מקום או תווית' },
    account: { text: 'חשבון:', help: 'של חשבון אחד' },
    not: { text: '-', help: 'לפני מילה: בלעדיה' },
  },
}

export default search
