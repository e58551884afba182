import type en from '../en/connection.ts'

const connection: typeof en = {
  lockVerified: 'Cifrata, certificato verificato',
  lockException: 'Cifrata, ma per il certificato garantisce solo la tua eccezione',
  lockNone: 'Non cifrata',
  lastSession: 'Ultima sessione',
  encryption: 'Cifratura',
  noEncryption: 'nessuna',
  certificate: 'Certificato',
  byException: 'accettato solo per la tua eccezione',
  verified: 'verificato',
  login: 'Accesso',
  revoked: 'Dalla prossima sessione non sarà più accettato.',
}

export default connection
