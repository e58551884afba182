export default {
  starting: 'Starting…',
  chooseTitle: 'Choose a passphrase',
  chooseWhy:
    'Your mail is encrypted on this computer, and the key has to be kept somewhere safe. There is no keyring here to hold it, so it is locked with a passphrase that only you know.',
  chooseLoss:
    'If you forget it, nobody can open the mail kept here. What is still on the server is not affected.',
  passphrase: 'Passphrase',
  repeat: 'Repeat it',
  tooShort: 'At least {n} character|At least {n} characters',
  differ: 'The two are not the same',
  strength: 'Strength',
  weak: 'Easy to guess: a few unrelated words are better',
  fair: 'Fair: one more word would help',
  strong: 'Strong',
  choose: 'Protect my mail',
  lockedTitle: 'Restante is locked',
  lockedText: 'Enter your passphrase to open your mail.',
  unlock: 'Unlock',
  untouched: 'Nothing of your mail was changed or deleted.',
  details: 'Technical details',
  waiting: 'Your mail is still locked',
  waitingText: 'This message is shown as soon as Restante is open in its other window.',
}
