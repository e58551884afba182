import type en from '../en/security.ts'

const security: typeof en = {
  protection: 'Protezione della posta',
  byKeyring: 'La chiave è custodita nel portachiavi del computer, che si apre quando accedi.',
  byPassphrase: 'Una passphrase, richiesta a ogni avvio.',
  useKeyring: 'Usa il portachiavi…',
  usePassphrase: 'Usa una passphrase…',
  changePassphrase: 'Cambia passphrase…',
  keyringTitle: 'Custodisci la chiave nel portachiavi',
  keyringText:
    'Restante si aprirà senza chiedere nulla. Chi può usare il tuo account sul computer può leggere la posta.',
  passphraseTitle: 'Proteggi con una passphrase',
  changeTitle: 'Cambia la passphrase',
  passphraseText:
    'Verrà richiesta a ogni avvio e dopo il blocco. La posta non viene cifrata di nuovo: basta un attimo.',
  presentPassphrase: 'Passphrase attuale',
  recoveryMade: 'C’è. Apre la posta se il portachiavi o la passphrase vanno perduti.',
  recoveryNone:
    'Non c’è ancora. Senza, la posta conservata solo qui va perduta insieme al portachiavi o alla passphrase.',
  make: 'Crea una chiave di recupero…',
  makeAnother: 'Creane un’altra…',
  recoveryText:
    'Apre la posta di questo computer se il portachiavi o la passphrase vanno perduti. Stampala o trascrivila e conservala lontano dal computer.',
  saveSheet: 'Salva in un file…',
  print: 'Stampa…',
  savedTo: 'Salvata in',
  oldOne: 'Quando avrai finito, la chiave di recupero precedente non varrà più.',
  isKept: 'L’ho messa in un posto sicuro',
  once: 'Viene mostrata solo questa volta.',
  done: 'Fine',
  show: 'Mostra la chiave',
  sheetTitle: 'Chiave di recupero di Restante',
  sheetMade: 'Creata il {date}',
  sheetText:
    'Se Restante non riesce più ad aprire la posta del tuo computer, all’avvio scegli «Usa la chiave di recupero» e scrivi questa chiave. Chi ha la chiave e il tuo computer può leggere la tua posta.',
  askKeyring:
    'Se il portachiavi del computer va perduto, lo è anche la posta conservata solo qui. Una chiave di recupero la riapre.',
  askPassphrase:
    'Se dimentichi la passphrase, la posta conservata solo qui va perduta. Una chiave di recupero la riapre.',
  later: 'Più tardi',
  lock: 'Blocco automatico',
  lockHint:
    'Quando il computer non viene usato per quel tempo. Durante il blocco la posta è chiusa e non viene scaricata.',
  lockNeedsPassphrase: 'Serve una passphrase: il portachiavi riaprirebbe tutto da solo.',
  lockNever: 'Mai',
  lockAfter: 'Dopo {n} minuto|Dopo {n} minuti',
  lockNow: 'Blocca ora',
}

export default security
