import type en from '../en/transfer.ts'

const transfer: typeof en = {
  exportTitle: 'ייצוא דואר',
  exportText: 'כל הודעה יוצאת בייט אחר בייט כפי שהגיעה.',
  importTitle: 'ייבוא דואר',
  importText: 'קובצי mbox, קובצי ‎.eml, תיקיות Maildir ותיקיות שיש בהן אלה.',
  what: 'הודעות',
  everything: 'כל הדואר',
  selected: 'ההודעה שנבחרה | שתי ההודעות שנבחרו | {n} ההודעות שנבחרו',
  place: 'מקום',
  allPlaces: 'כל המקומות',
  format: 'בתור',
  mbox: 'mbox',
  maildir: 'Maildir',
  eml: 'קובצי ‎.eml',
  mboxHint: 'קובץ לכל מקום; כמעט כל תוכנת דואר קוראת אותו.',
  maildirHint: 'קובץ לכל הודעה; בשמו רשום אם נקראה ואם סומנה בכוכב.',
  emlHint: 'קובץ לכל הודעה, בשם של התאריך והנושא.',
  found: 'הודעה אחת, {size} | שתי הודעות, {size} | {n} הודעות, {size}',
  chooseFolder: 'בחירת תיקייה…',
  into: 'אל החשבון',
  importHint: 'מה שכבר יש בחשבון מזוהה ואינו נכנס שוב. אם הודעה שיובאה מופיעה גם בשרת, היא לא תורד שוב.',
  fromFolder: 'בחירת תיקייה…',
  fromFiles: 'בחירת קבצים…',
}

export default transfer
