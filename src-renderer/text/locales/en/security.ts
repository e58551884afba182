export default {
  protection: 'What protects your mail',
  byKeyring: 'The key is kept in this computer’s keyring, which opens when you log in.',
  byPassphrase: 'A passphrase, asked for at each start.',
  useKeyring: 'Use the keyring…',
  usePassphrase: 'Use a passphrase…',
  changePassphrase: 'Change passphrase…',
  keyringTitle: 'Keep the key in the keyring',
  keyringText:
    'Restante then opens without asking. Whoever can use your computer account can read your mail.',
  passphraseTitle: 'Protect with a passphrase',
  changeTitle: 'Change the passphrase',
  passphraseText:
    'It is asked for at each start and after locking. Your mail is not encrypted anew, so this takes a moment only.',
  presentPassphrase: 'Present passphrase',
  recoveryMade: 'There is one. It opens your mail when the keyring or the passphrase is lost.',
  recoveryNone:
    'None yet. Without it, mail kept only here is lost together with the keyring or the passphrase.',
  make: 'Make a recovery key…',
  makeAnother: 'Make another…',
  recoveryText:
    'It opens the mail on this computer if the keyring or the passphrase is lost. Print it or write it down, and keep it away from the computer.',
  saveSheet: 'Save as a file…',
  print: 'Print…',
  savedTo: 'Saved to',
  oldOne: 'The recovery key made before no longer works once you finish.',
  isKept: 'I have it in a safe place',
  once: 'It is shown only this once.',
  done: 'Done',
  show: 'Show the recovery key',
  sheetTitle: 'Restante recovery key',
  sheetMade: 'Made on {date}',
  sheetText:
    'If Restante can no longer open the mail on your computer, choose “Use the recovery key” at its start and type this key. Whoever has it and your computer can read your mail.',
  askKeyring:
    'If this computer’s keyring is ever lost, so is the mail kept only here. A recovery key opens it again.',
  askPassphrase:
    'If you ever forget the passphrase, the mail kept only here is lost. A recovery key opens it again.',
  later: 'Later',
  lock: 'Lock by itself',
  lockHint:
    'Once nobody has used the computer for that long. While locked, the mail is closed and none is collected.',
  lockNeedsPassphrase: 'Needs a passphrase: the keyring would open everything again by itself.',
  lockNever: 'Never',
  lockAfter: 'After {n} minute|After {n} minutes',
  lockNow: 'Lock now',
}
