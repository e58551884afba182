import type en from '../en/startup.ts'

const startup: typeof en = {
  starting: 'Avvio…',
  chooseTitle: 'Scegli una passphrase',
  chooseWhy:
    'La posta su questo computer è cifrata e la sua chiave va custodita in un posto sicuro. Qui non c’è un portachiavi che possa farlo, perciò la protegge una passphrase che conosci solo tu.',
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
  untouched: 'Nulla della tua posta è stato modificato o eliminato.',
  details: 'Dettagli tecnici',
  waiting: 'La posta è ancora bloccata',
  waitingText: 'Il messaggio appare appena sblocchi Restante nell’altra finestra.',
}

export default startup
