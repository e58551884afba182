export default {
  lockVerified: 'Encrypted, the certificate is verified',
  lockException: 'Encrypted, but only your exception vouches for the certificate',
  lockNone: 'Not encrypted',
  lastSession: 'Last session',
  encryption: 'Encryption',
  noEncryption: 'none',
  certificate: 'Certificate',
  byException: 'trusted by your exception alone',
  verified: 'verified',
  login: 'Login',
  revoked: 'No longer trusted from the next session on.',
}
