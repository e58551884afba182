import type en from '../en/labels.ts'

const labels: typeof en = {
  title: 'תוויות',
  put: 'תווית (L)',
  add: 'תווית חדשה…',
  new: 'תווית חדשה',
  edit: 'תווית',
  editNamed: 'עריכת התווית \u2068{name}\u2069',
  name: 'שם',
  nameMissing: 'תנו לתווית שם.',
  nameTaken: 'כבר יש תווית בשם הזה.',
  remove: 'מחיקת התווית',
  removeGoes:
    'התווית תוסר מהודעה אחת; ההודעה תישאר. לחצו שוב כדי למחוק אותה. | התווית תוסר משתי הודעות; ההודעות יישארו. לחצו שוב כדי למחוק אותה. | התווית תוסר מ־{n} הודעות; ההודעות יישארו. לחצו שוב כדי למחוק אותה.',
}

export default labels
