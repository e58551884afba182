export default {
  find: 'Find settings',
  hint: 'The server of {domain} is not known here. Restante can look for it, always encrypted and without your password.',
  looking: 'Looking for the server of {domain}…',
  found: 'Found: {server}, {security}',
  byName: 'It answers under a usual name of {domain}, with a valid certificate.',
  bySrv: 'DNS names it ({source}), and it answers with a valid certificate.',
  byMx: 'DNS says that mail for {domain} goes to {source}, which belongs to {provider}.',
  outside:
    'This server is not part of {domain}, and an answer of DNS can be forged. Use it only if you know that your mail is there.',
  use: 'Use these settings',
  useOutside: 'Use them: my mail is there',
  nothing: 'No server was found',
  nothingAdvice: 'Ask your provider for the name of its POP3 server and enter it below.',
  tried: 'Where Restante looked',
}
