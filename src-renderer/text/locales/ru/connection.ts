import type en from '../en/connection.ts'

const connection: typeof en = {
  lockVerified: 'Соединение зашифровано, сертификат проверен',
  lockException: 'Соединение зашифровано, но за сертификат ручается только ваше исключение',
  lockNone: 'Без шифрования',
  lastSession: 'Последний сеанс',
  encryption: 'Шифрование',
  noEncryption: 'нет',
  certificate: 'Сертификат',
  byException: 'принят только по вашему исключению',
  verified: 'проверен',
  login: 'Вход',
  revoked: 'Со следующего сеанса доверия к нему не будет.',
}

export default connection
