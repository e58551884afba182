import type en from '../en/startup.ts'

const startup: typeof en = {
  starting: 'Avvio…',
  chooseTitle: 'Scegli una passphrase',
  chooseWhy:
    'La posta su questo computer è cifrata e la sua chiave va custodita in un posto sicuro. Qui non c’è un portachiavi che possa farlo, perciò la protegge una passphrase che conosci solo tu.',
  chooseWhyInstead:
    'La posta su questo computer è cifrata e la sua chiave va custodita in un posto sicuro. Al posto del portachiavi, la protegge una passphrase che conosci solo tu.',
  chooseLoss:
    'Se la dimentichi, nessuno potrà aprire la posta conservata qui. Ciò che è ancora sul server non ne risente.',
  passphrase: 'Passphrase',
  repeat: 'Ripeti la passphrase',
  tooShort: 'Almeno {n} carattere|Almeno {n} caratteri',
  differ: 'Le due passphrase non coincidono',
  strength: 'Robustezza',
  weak: 'Facile da indovinare: meglio alcune parole scollegate',
  fair: 'Discreta: un’altra parola aiuterebbe',
  strong: 'Robusta',
  choose: 'Proteggi la posta',
  lockedTitle: 'Restante è bloccato',
  lockedText: 'Inserisci la passphrase per aprire la posta.',
  unlock: 'Sblocca',
  keyringTitle: 'Il portachiavi del computer è bloccato',
  keyringText:
    'Custodisce la chiave della tua posta. Sbloccalo come prevede il sistema: nel gestore delle password o accedendo di nuovo.',
  keyringWaiting: 'Restante attende e proseguirà da sé.',
  usePassphrase: 'Usa invece una passphrase',
  useRecoveryKey: 'Usa la chiave di recupero',
  forgot: 'Dimenticata? Usa la chiave di recupero',
  recoverTitle: 'Apri con la chiave di recupero',
  recoverText: 'Scrivi la chiave dal foglio che hai stampato, salvato o trascritto.',
  recoveryKey: 'Chiave di recupero',
  recoveryKeyHint: 'Otto gruppi di quattro lettere e cifre',
  newPassphrase: 'Nuova passphrase',
  recover: 'Apri la posta',
  reopen: 'Riapri la mia posta',
  untouched: 'Nulla della tua posta è stato modificato o eliminato.',
  details: 'Dettagli tecnici',
  waiting: 'La posta è ancora bloccata',
  waitingText: 'Il messaggio appare appena sblocchi Restante nell’altra finestra.',
}

export default startup
