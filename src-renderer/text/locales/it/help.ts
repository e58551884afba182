import type en from '../en/help.ts'

const help: typeof en = {
  keysTitle: 'Scorciatoie da tastiera',
  inList: 'In un elenco',
  step: 'Una riga su o giù',
  page: 'Una pagina su o giù',
  ends: 'Alla prima o all’ultima riga',
  range: 'Estendi la selezione',
  all: 'Seleziona tutto',
  open: 'Al messaggio',
  mark: 'Segna da eliminare, o no',
  pop3Title: 'Che cosa POP3 sa fare e che cosa no',
  pop3Intro:
    'Il Post Office Protocol, versione 3 (RFC 1939), ritira la posta da una casella su un server. Non fa altro, e lo fa in modo semplice.',
  can: 'Sa',
  canCollect: 'portare la posta su questo computer, dove è tua e non ha bisogno della rete;',
  canLook: 'mostrare che cosa attende, con intestazioni e prime righe, prima di scaricare alcunché;',
  canLeave: 'lasciare la posta sul server, così che anche un altro computer la ritiri;',
  canDelete: 'eliminare sul server: vale solo quando la sessione si è chiusa regolarmente.',
  cannot: 'Non sa',
  cannotFolders: 'che cosa siano cartelle, etichette o bozze: quelle che crei qui restano qui;',
  cannotRead: 'dire al server, o a un altro computer, che cosa hai letto o contrassegnato;',
  cannotSend: 'inviare posta: è compito di SMTP e di un altro programma;',
  cannotPush: 'annunciare la posta nuova: Restante deve chiedere, con la frequenza che vuoi tu;',
  cannotTwo: 'servire due programmi insieme: con quasi tutti i server uno aspetta che l’altro abbia finito.',
  relatives: 'I suoi parenti',
  pop2: 'POP2 (RFC 937, 1985, porta 109) era la versione precedente, con le cartelle e senza TLS. Nessuno la offre più: usa POP3, con TLS sulla porta 995.',
  kpop: 'KPOP (porta 1109) era POP dietro un ticket Kerberos, prima che POP3 stesso imparasse ad accedere così. Usa POP3 e scegli il ticket Kerberos (GSSAPI) come accesso nelle impostazioni dell’account.',
  toTour: 'Guardalo all’opera: la visita',
}

export default help
