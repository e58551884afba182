import type en from '../en/palette.ts'

const palette: typeof en = {
  title: 'פקודות',
  placeholder: 'מה לעשות, או לאן לעבור?',
  none: 'אין דבר בשם הזה.',
  found: 'אפשרות אחת | שתי אפשרויות | {n} אפשרויות',
  group: {
    recent: 'בשימוש לאחרונה',
    messages: 'הודעות',
    go: 'מעבר אל',
    labels: 'תוויות',
    accounts: 'חשבונות',
    program: 'התוכנה',
    settings: 'הגדרות',
  },
  editAccount: 'הגדרות החשבון…',
  themeLight: 'ערכת נושא: בהירה',
  themeDark: 'ערכת נושא: כהה',
  themeSystem: 'ערכת נושא: לפי המערכת',
  comfortable: 'צפיפות: מרווחת',
  compact: 'צפיפות: דחוסה',
  beside: 'ההודעה לצד הרשימה',
  below: 'ההודעה מתחת לרשימה',
}

export default palette
