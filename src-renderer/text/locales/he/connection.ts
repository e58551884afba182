import type en from '../en/connection.ts'

const connection: typeof en = {
  lockVerified: 'החיבור מוצפן והאישור מאומת',
  lockException: 'החיבור מוצפן, אך רק החריג שלכם ערב לאישור',
  lockNone: 'ללא הצפנה',
  lastSession: 'ההפעלה האחרונה מול השרת',
  encryption: 'הצפנה',
  noEncryption: 'ללא',
  certificate: 'אישור אבטחה',
  byException: 'מהימן רק לפי החריג שלכם',
  verified: 'מאומת',
  login: 'כניסה',
  revoked: 'החל בהפעלה הבאה מול השרת לא יינתן בו אמון.',
}

export default connection
