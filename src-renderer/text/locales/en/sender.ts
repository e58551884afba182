export default {
  group: 'Who vouches for the sender',
  verified: 'DKIM verified: \u2068{domain}\u2069',
  verifiedOther: 'Signed by \u2068{domain}\u2069, which is not the sender’s domain',
  partial: 'DKIM: \u2068{domain}\u2069 signed only the beginning of the text',
  changed: 'DKIM: changed since \u2068{domain}\u2069 signed it',
  expired: 'DKIM: the signature of \u2068{domain}\u2069 has expired',
  noKey: 'DKIM: \u2068{domain}\u2069 publishes no key for it',
  unusable: 'DKIM: the signature of \u2068{domain}\u2069 proves nothing',
  unreachable: 'DKIM: the key of \u2068{domain}\u2069 could not be got',
  notChecked: 'Signed by \u2068{domain}\u2069, not checked',
  check: 'Check signature',
  checking: 'Checking…',
  checkTitle:
    'Gets the key of \u2068{domains}\u2069 from its name server, which will know that somebody reads this message',
  report: '\u2068{server}\u2069: \u2068{results}\u2069',
  reportOf: 'Report of \u2068{server}\u2069…',
  reportTitle: 'Is this your own mail server?',
  reportText:
    'A report in this message says that the server above checked who sent it. Anybody can write such a report. If it is the server where your mail arrives, its reports can be believed and shown from now on; you can change that in the settings of the account.',
  believe: 'Believe its reports',
  several: 'The message names several senders: \u2068{addresses}\u2069',
  sentBy: 'It was sent by \u2068{address}\u2069 for the sender who is named.',
  addressInName:
    'The sender’s name is an address, \u2068{claimed}\u2069, but the message is from \u2068{address}\u2069.',
  mixedScripts:
    'The sender’s domain looks like \u2068{written}\u2069, but mixes letters of different alphabets: it is \u2068{address}\u2069.',
  lookAlike: 'The sender’s domain looks like \u2068{known}\u2069, but is another one: \u2068{address}\u2069.',
  hiddenCharacters: 'Characters that cannot be seen were taken out of the subject or a name.',
  linkClaims: 'Its text names \u2068{claimed}\u2069. It leads elsewhere.',
  trueType: 'in truth \u2068{type}\u2069',
  authservId: 'Server believed about senders',
  authservIdHint: 'Its name in Authentication-Results, such as mx.example.org. Empty: none is believed.',
}
