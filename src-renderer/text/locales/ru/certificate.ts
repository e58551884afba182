import type en from '../en/certificate.ts'

const certificate: typeof en = {
  server: 'Сервер',
  reason: 'Причина отказа',
  subject: 'Кому выдан',
  issuer: 'Кем выдан',
  names: 'Для имён',
  valid: 'Действителен',
  fromTo: 'с {from} по {to}',
  fingerprint: 'Отпечаток SHA-256',
  selfSigned: 'за него ручается только сам сервер',
  unknownIssuer: 'его издатель здесь неизвестен',
  expired: 'срок его действия истёк',
  notYetValid: 'срок его действия ещё не начался',
  otherServer: 'он принадлежит серверу с другим именем',
  trust: 'Доверять этому сертификату для этого сервера…',
  meaning:
    'С этого момента этот сертификат, и никакой другой, принимается от {server} без дальнейших проверок: соглашайтесь, только если владелец сервера сообщил вам именно этот отпечаток.',
  confirm: 'Доверять сертификату',
}

export default certificate
