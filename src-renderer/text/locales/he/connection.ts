import type en from '../en/connection.ts'

const connection: typeof en = {
  lockVerified: 'החיבור מוצפן והאישור מאומת',
  lockException: 'החיבור מוצפן, אך רק החריג שלך ערב לאישור',
  lockNone: 'ללא הצפנה',
  lastSession: 'ההתחברות האחרונה',
  encryption: 'הצפנה',
  noEncryption: 'ללא',
  certificate: 'אישור אבטחה',
  byException: 'מהימן רק לפי החריג שלך',
  verified: 'מאומת',
  login: 'כניסה',
  revoked: 'החל בהתחברות הבאה לא יינתן בו אמון.',
}

export default connection
