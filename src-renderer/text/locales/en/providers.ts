export default {
  known: 'Settings for {provider}',
  without: '{provider} offers no POP3, so its mail cannot be fetched',
  noPop: 'It can be read on its web pages and with programs that speak IMAP.',
  bridge: 'Its Bridge program speaks IMAP too, and no POP3.',
  switchOn: 'Switch POP3 on in its web mail first.',
  paid: 'Only paid plans include POP3.',
  appPassword:
    'It wants a password made there for mail programs (an app password), not the one for its web pages.',
  token: 'It refuses passwords and takes only OAuth tokens.',
  batches:
    'It hands out some 250 messages at a time, the oldest first. Restante goes on until none are left.',
  once: 'What one program has fetched, it does not show to any other.',
  webDecides: 'Whether its copies stay or go is set in its web mail. Removing them from here does nothing.',
  recent: 'Fetch also what other programs have fetched',
  recentHint: 'The last 30 days, to every program: “recent:” before the user name',
  help: 'Instructions of {provider}',
}
