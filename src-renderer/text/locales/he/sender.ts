import type en from '../en/sender.ts'

const sender: typeof en = {
  group: 'מי ערב לשולח',
  verified: 'DKIM אומת: \u2068{domain}\u2069',
  verifiedOther: 'נחתם בידי \u2068{domain}\u2069, שאינו הדומיין של השולח',
  partial: 'DKIM: \u2068{domain}\u2069 חתם רק על תחילת הטקסט',
  changed: 'DKIM: שונה מאז החתימה של \u2068{domain}\u2069',
  expired: 'DKIM: תוקף החתימה של \u2068{domain}\u2069 פג',
  noKey: 'DKIM: \u2068{domain}\u2069 אינו מפרסם לה מפתח',
  unusable: 'DKIM: החתימה של \u2068{domain}\u2069 אינה מוכיחה דבר',
  unreachable: 'DKIM: לא ניתן היה לקבל את המפתח של \u2068{domain}\u2069',
  notChecked: 'נחתם בידי \u2068{domain}\u2069, לא נבדק',
  check: 'בדיקת החתימה',
  checking: 'בבדיקה…',
  checkTitle: 'מבקש את המפתח של \u2068{domains}\u2069 משרת השמות שלו, שיידע שמישהו קורא את ההודעה',
  report: '\u2068{server}\u2069: \u2068{results}\u2069',
  reportOf: 'דוח של \u2068{server}\u2069…',
  reportTitle: 'האם זה שרת הדואר שלכם?',
  reportText:
    'דוח בהודעה זו אומר שהשרת שלמעלה בדק מי שלח אותה. כל אחד יכול לכתוב דוח כזה. אם זה השרת שאליו מגיע הדואר שלכם, אפשר מעתה להאמין לדוחות שלו ולהציג אותם; אפשר לשנות זאת בהגדרות החשבון.',
  believe: 'להאמין לדוחות שלו',
  several: 'בהודעה רשומים כמה שולחים: \u2068{addresses}\u2069',
  sentBy: 'היא נשלחה בידי \u2068{address}\u2069 בשם השולח הרשום.',
  addressInName: 'שם השולח הוא כתובת, \u2068{claimed}\u2069, אבל ההודעה הגיעה מ־\u2068{address}\u2069.',
  mixedScripts:
    'הדומיין של השולח נראה כמו \u2068{written}\u2069, אבל מעורבות בו אותיות מאלפביתים שונים: זה \u2068{address}\u2069.',
  lookAlike: 'הדומיין של השולח דומה ל־\u2068{known}\u2069, אבל הוא אחר: \u2068{address}\u2069.',
  hiddenCharacters: 'תווים בלתי נראים הוסרו מהנושא או משם.',
  linkClaims: 'בטקסט שלו רשום \u2068{claimed}\u2069. הוא מוביל למקום אחר.',
  trueType: 'למעשה \u2068{type}\u2069',
  authservId: 'השרת שמאמינים לדוחות שלו',
  authservIdHint: 'שמו ב־Authentication-Results, למשל mx.example.org. ריק: אין כזה.',
}

export default sender
