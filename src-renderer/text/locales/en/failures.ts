export default {
  hostNotFound: {
    title: 'The server’s name was not found',
    advice: 'Check the server name in the account’s settings, and that this computer is online.',
  },
  connectionRefused: {
    title: 'The server refused the connection',
    advice:
      'Check the port and the kind of encryption. If both are right, the server may be down for a while.',
  },
  connectionLost: {
    title: 'The connection broke off',
    advice: 'Everything received so far is kept. Get mail again to carry on from there.',
  },
  networkUnreachable: {
    title: 'The network cannot be reached',
    advice: 'Check that this computer is online, then try again.',
  },
  timeout: {
    title: 'The server took too long to answer',
    advice: 'It may be overloaded, or a firewall may be in the way. Try again later, or check the port.',
  },
  certificate: {
    title: 'The server’s certificate cannot be trusted',
    advice:
      'Nothing was sent. Check the server name; if it is right, ask your mail provider. On a network that asks you to sign in first, sign in there.',
  },
  tlsFailed: {
    title: 'A secure connection could not be made',
    advice: 'Check the port and the kind of encryption. Nothing was sent.',
  },
  tlsNotOffered: {
    title: 'The server does not offer encryption here',
    advice: 'Your password was not sent. Choose TLS on port 995, or ask your mail provider.',
  },
  proxyFailed: {
    title: 'The proxy did not connect to the server',
    advice: 'Check the proxy in the account’s settings, under “Connection”, and the server’s name and port.',
  },
  proxyLoginRefused: {
    title: 'The proxy did not accept its user name or password',
    advice: 'Check both in the account’s settings, under “Connection”. The mail server was not reached.',
  },
  loginWeaker: {
    title: 'The server now offers only weaker logins than before',
    advice:
      'The last login was by {atLeast}; the strongest that the server offers now is {method}. Somebody may be interfering with the connection, so nothing was sent. If your provider really changed its logins, choose the login method by hand in the account’s settings, under “Connection”.',
  },
  loginNotOffered: {
    title: 'The server does not offer {method}',
    advice:
      'Nothing was sent. Choose another login method, or “Automatic”, in the account’s settings, under “Connection”.',
  },
  loginNotAvailable: {
    title: '{method} cannot be used here',
    advice:
      'Nothing was sent: {missing}. Mend that, or choose another login method, in the account’s settings, under “Connection”.',
  },
  tokenNotRenewed: {
    title: 'The access token could not be renewed',
    advice:
      'The sign-in was withdrawn or has run out. Get a new refresh token from your mail provider and enter it in the account’s settings, under “Connection”.',
  },
  tokenServerFailed: {
    title: 'The token server did not answer as it should',
    advice:
      'Without a new access token there is no login. Check the token server’s address in the account’s settings, under “Connection”, and that this computer is online.',
  },
  clientCertificateUnreadable: {
    title: 'The certificate file could not be opened',
    advice:
      'Check the passphrase. The file must hold a certificate with its private key (.p12, .pfx or .pem).',
  },
  authRejected: {
    title: 'The server did not accept the user name or password',
    advice:
      'Check both. Some providers want an app password, or POP3 to be switched on in their web mail first. If both are right, another login method may help: it is chosen in the account’s settings, under “Connection”.',
  },
  loginRejected: {
    title: 'The server did not accept the login by {method}',
    advice:
      'The user name must be the one that the token, the certificate or the ticket was made for. If it is, get a new one, or choose another login method, in the account’s settings, under “Connection”.',
  },
  mailboxBusy: {
    title: 'The mailbox is in use elsewhere',
    advice:
      'Another program is connected to it right now. Your password is fine; Restante tries again later.',
  },
  loginDelay: {
    title: 'The server asks to wait between logins',
    advice: 'Your password is fine. Try again in a few minutes, and check less often if it happens again.',
  },
  serverTemporary: {
    title: 'The server has a temporary problem',
    advice: 'Nothing is lost. Try again later.',
  },
  serverRefused: {
    title: 'The server refused the request',
    advice: 'What it said is shown with this message. If it happens again, ask your mail provider.',
  },
  capabilityMissing: {
    title: 'The server lacks something that is needed',
    advice:
      'Restante cannot tell its messages apart or look at them. Ask your mail provider about POP3 support.',
  },
  protocolBroken: {
    title: 'The server’s answer made no sense',
    advice:
      'The session was ended to be safe, and nothing was deleted. Check that host and port belong to a POP3 server.',
  },
  limitExceeded: {
    title: 'The server sent more than is allowed',
    advice: 'The session was ended to be safe. If it happens again, tell your mail provider.',
  },
  messageTooLarge: {
    title: 'A message is too large to be taken',
    advice:
      'It stays on the server as it is; all other mail is here. You can read or remove it on your provider’s web page.',
  },
  messageGone: {
    title: 'The message is no longer on the server',
    advice: 'It was deleted there, perhaps by another program. What is kept here stays.',
  },
  messageUnreadable: {
    title: 'The message could not be taken apart',
    advice: 'Its bytes are all here: look at its source, or save it as a file.',
  },
  storeKeyWrong: {
    title: 'The key does not fit the mail on this computer',
    advice:
      'The store was not changed. The keyring may be a new one: restore the old keyring or a backup, then start again.',
  },
  storeCorrupt: {
    title: 'The mail store is damaged',
    advice: 'It was left exactly as it is. Make a copy of it, then restore your last backup.',
  },
  storeTooNew: {
    title: 'The mail store comes from a newer Restante',
    advice: 'It was left exactly as it is. Install the newer version to open it.',
  },
  storeLocked: {
    title: 'The mail store is in use',
    advice: 'Another Restante has it open. Close that one, then start again.',
  },
  storeStopped: {
    title: 'The mail store stopped working',
    advice: 'What was saved is safe. Open your mail again; if that does not help, start Restante again.',
  },
  diskFull: {
    title: 'The disk is full',
    advice: 'Nothing is lost, and nothing is deleted on the server. Free some space, then try again.',
  },
  diskGone: {
    title: 'The disk with your mail does not answer',
    advice:
      'Nothing was deleted on the server. Connect the disk again; if that does not help, restart the program.',
  },
  diskReadOnly: {
    title: 'The disk cannot be written to',
    advice: 'Check that the disk is not write-protected and that you may write to the folder.',
  },
  fileNotRead: {
    title: 'The file could not be read',
    advice:
      'It may have been moved or belong to somebody else. Files larger than 128 MB are not opened as messages.',
  },
  fileNotWritten: {
    title: 'The file could not be saved',
    advice: 'Choose another folder, or check that there is room and that you may write there.',
  },
  noMailFound: {
    title: 'No mail was found there',
    advice: 'Choose mbox or .eml files, or a folder that has some.',
  },
  noBackup: {
    title: 'This is not a backup of Restante',
    advice: 'Nothing was changed. Choose a file that Restante made: its name ends in “.restante”.',
  },
  backupDamaged: {
    title: 'The backup is damaged',
    advice:
      'Nothing was changed. It may have been copied only in part: compare its size with that of the original, or choose another backup.',
  },
  backupTooNew: {
    title: 'The backup comes from a newer Restante',
    advice: 'Nothing was changed. Install the newer version to restore it.',
  },
  backupKeyWrong: {
    title: 'Neither as a passphrase nor as a recovery key does that open the backup',
    advice: 'Try again; capital letters count in a passphrase.',
  },
  vaultLocked: { title: 'Restante is locked', advice: 'Enter your passphrase to go on.' },
  passphraseWrong: { title: 'That passphrase is not right', advice: 'Try again; capital letters count.' },
  recoveryKeyWrong: {
    title: 'That recovery key is not right',
    advice: 'Check each group: the key has no letter O, I, L or U.',
  },
  keyringUnavailable: {
    title: 'The computer’s keyring does not answer',
    advice: 'Unlock the keyring and start again. The mail on this computer was not touched.',
  },
  attachmentDangerous: {
    title: 'This attachment could run a program',
    advice: 'It is not opened from here. If you trust the sender, save it and open it yourself.',
  },
  printFailed: {
    title: 'The message was not printed',
    advice: 'Check that a printer is set up, or save the message as PDF.',
  },
  linkRefused: {
    title: 'This link was not opened',
    advice: 'It does not lead to an ordinary web page or mail address.',
  },
  patternUnreadable: {
    title: 'This regular expression cannot be read',
    advice:
      'Check brackets, stars and backslashes. Looking ahead or behind (?= ?!) and references back (\\1) are not available in rules.',
  },
  badRequest: { title: 'That input cannot be used', advice: 'Check what you entered.' },
  notFound: { title: 'That is no longer here', advice: 'It may just have been removed.' },
  cancelled: { title: 'Cancelled', advice: 'What had arrived by then is kept.' },
  unexpected: {
    title: 'Something unexpected happened',
    advice: 'Try again. If it stays like this, restart Restante; your mail is safe.',
  },
  missing: {
    tls: 'it needs an encrypted connection',
    clientCertificate: 'it needs a client certificate',
    kerberos: 'it needs the package “kerberos”, which is not installed',
    ticket: 'there is no Kerberos ticket; sign in to your network first',
    secret: 'nothing has been entered for it to prove who you are',
  },
}
