import type en from '../en/desktop.ts'

const desktop: typeof en = {
  open: 'פתיחת Restante',
  quit: 'יציאה',
  arrived: 'הודעה חדשה אחת|שתי הודעות חדשות|{n} הודעות חדשות',
  more: 'ועוד אחת|ועוד שתיים|ועוד {n}',
}

export default desktop
