import type en from '../en/settings.ts'

const settings: typeof en = {
  title: 'הגדרות',
  appearance: 'תצוגה',
  languageSystem: 'כמו במחשב',
  theme: 'ערכת נושא',
  themeSystem: 'מערכת',
  themeLight: 'בהירה',
  themeDark: 'כהה',
  density: 'צפיפות',
  densityComfortable: 'מרווחת',
  densityCompact: 'דחוסה',
  layout: 'חלונית ההודעה',
  layoutBeside: 'לצד הרשימה',
  layoutBelow: 'מתחת לרשימה',
  preferredBody: 'תצוגת הודעות',
  bodyHtml: 'HTML',
  bodyText: 'טקסט פשוט',
  accounts: 'חשבונות',
  noAccounts: 'אין עדיין חשבונות.',
  edit: 'עריכה: {name}',
  remove: 'הסרה: {name}',
  help: 'עזרה',
  about: 'אודות',
  version: 'גרסה',
  runtime: 'סביבת הרצה',
  licence: 'רישיון',
  sandboxOff: 'ארגז החול של הדפדפן כבוי, כי התוכנה הופעלה כמשתמש root. הפעלה כמשתמש רגיל תחזיר את ההגנה.',
}

export default settings
