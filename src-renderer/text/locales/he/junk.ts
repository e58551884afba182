import type en from '../en/junk.ts'

const junk: typeof en = {
  filter: 'ללמוד לזהות דואר זבל',
  filterHint:
    'הודעות חדשות הדומות לאלה שהועברו לדואר הזבל יעברו לשם מאליהן. דבר אינו נמחק, ובשרת דבר אינו משתנה.',
  training: 'לימוד',
  tooLittle: 'עד כה נלמדו: דואר זבל – {junk}, הודעות אחרות – {good}. הסינון יתחיל לאחר שיילמדו {n} מכל סוג.',
  learnt: 'נלמדו: דואר זבל – {junk}, הודעות אחרות – {good}.',
  forget: 'לשכוח את הנלמד',
}

export default junk
