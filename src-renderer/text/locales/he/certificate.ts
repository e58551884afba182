import type en from '../en/certificate.ts'

const certificate: typeof en = {
  server: 'שרת',
  reason: 'סיבת הסירוב',
  subject: 'הונפק עבור',
  issuer: 'הונפק על ידי',
  names: 'תקף עבור',
  valid: 'תוקף',
  fromTo: 'מ־{from} עד {to}',
  fingerprint: 'טביעת אצבע SHA-256',
  selfSigned: 'רק השרת עצמו ערב לו',
  unknownIssuer: 'המנפיק שלו אינו מוכר כאן',
  expired: 'תוקפו פג',
  notYetValid: 'הוא עדיין אינו תקף',
  otherServer: 'הוא שייך לשרת בשם אחר',
  trust: 'מתן אמון באישור הזה עבור השרת הזה…',
  meaning:
    'מעתה האישור הזה, ורק הוא, יתקבל מהשרת {server} בלי בדיקות נוספות: יש לאשר רק אם בעל השרת מסר את טביעת האצבע הזאת בדיוק.',
  confirm: 'מתן אמון באישור',
}

export default certificate
