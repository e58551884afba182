export default {
  server: 'Server',
  reason: 'Refused because',
  subject: 'Issued to',
  issuer: 'Issued by',
  names: 'Valid for',
  valid: 'Valid',
  fromTo: 'from {from} to {to}',
  fingerprint: 'SHA-256 fingerprint',
  selfSigned: 'nobody but the server itself vouches for it',
  unknownIssuer: 'whoever issued it is not known here',
  expired: 'it has expired',
  notYetValid: 'it is not valid yet',
  otherServer: 'it belongs to a server of another name',
  trust: 'Trust this certificate for this server…',
  meaning:
    'From now on this certificate, and no other, is taken from {server} without further checks: do this only if its owner gave you this very fingerprint.',
  confirm: 'Trust this certificate',
}
