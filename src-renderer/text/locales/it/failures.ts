import type en from '../en/failures.ts'

const failures: typeof en = {
  hostNotFound: {
    title: 'Server non trovato',
    advice: 'Controlla il nome del server nelle impostazioni dell’account e che questo computer sia in rete.',
  },
  connectionRefused: {
    title: 'Il server ha rifiutato la connessione',
    advice:
      'Controlla la porta e il tipo di cifratura. Se sono giusti, il server potrebbe essere fermo per un po’.',
  },
  connectionLost: {
    title: 'La connessione si è interrotta',
    advice: 'Quello che è arrivato finora è salvo. Scarica di nuovo la posta per riprendere da lì.',
  },
  networkUnreachable: {
    title: 'La rete non è raggiungibile',
    advice: 'Controlla che questo computer sia in rete, poi riprova.',
  },
  timeout: {
    title: 'Il server non ha risposto in tempo',
    advice:
      'Potrebbe essere sovraccarico, oppure un firewall blocca la strada. Riprova più tardi o controlla la porta.',
  },
  certificate: {
    title: 'Il certificato del server non è attendibile',
    advice:
      'Non è stato inviato nulla. Controlla il nome del server; se è giusto, chiedi al tuo provider. Se la rete richiede un accesso dal browser, accedi prima lì.',
  },
  tlsFailed: {
    title: 'Impossibile stabilire una connessione sicura',
    advice: 'Controlla la porta e il tipo di cifratura. Non è stato inviato nulla.',
  },
  tlsNotOffered: {
    title: 'Qui il server non offre la cifratura',
    advice: 'La password non è stata inviata. Scegli TLS sulla porta 995 o chiedi al tuo provider.',
  },
  proxyFailed: {
    title: 'Il proxy non ha raggiunto il server',
    advice:
      'Controlla il proxy nelle impostazioni dell’account, in «Connessione», e il nome e la porta del server.',
  },
  proxyLoginRefused: {
    title: 'Il proxy non ha accettato il suo nome utente o la password',
    advice:
      'Controllali nelle impostazioni dell’account, in «Connessione». Il server di posta non è stato raggiunto.',
  },
  loginWeaker: {
    title: 'Il server ora offre solo accessi più deboli di prima',
    advice:
      'L’ultimo accesso era con {atLeast}; ora il più forte che il server offre è {method}. Qualcuno potrebbe interferire con la connessione, perciò non è stato inviato nulla. Se il provider ha davvero cambiato i metodi, scegli tu il metodo di accesso nelle impostazioni dell’account, in «Connessione».',
  },
  loginNotOffered: {
    title: 'Il server non offre {method}',
    advice:
      'Non è stato inviato nulla. Scegli un altro metodo, o «Automatico», nelle impostazioni dell’account, in «Connessione».',
  },
  loginNotAvailable: {
    title: '{method} qui non si può usare',
    advice:
      'Non è stato inviato nulla: {missing}. Rimedia, o scegli un altro metodo di accesso, nelle impostazioni dell’account, in «Connessione».',
  },
  tokenNotRenewed: {
    title: 'Non è stato possibile rinnovare il token di accesso',
    advice:
      'L’autorizzazione è stata ritirata o è scaduta. Chiedi al provider un nuovo refresh token e inseriscilo nelle impostazioni dell’account, in «Connessione».',
  },
  tokenServerFailed: {
    title: 'Il server dei token non ha risposto come dovrebbe',
    advice:
      'Senza un nuovo token di accesso non si entra. Controlla l’indirizzo del server dei token nelle impostazioni dell’account, in «Connessione», e che questo computer sia in rete.',
  },
  clientCertificateUnreadable: {
    title: 'Il file del certificato non si apre',
    advice:
      'Controlla la passphrase. Il file deve contenere un certificato con la sua chiave privata (.p12, .pfx o .pem).',
  },
  authRejected: {
    title: 'Il server non ha accettato il nome utente o la password',
    advice:
      'Controllali entrambi. Alcuni provider vogliono una password per le app, o che POP3 sia attivato nella webmail. Se sono giusti, può servire un altro metodo di accesso: si sceglie nelle impostazioni dell’account, in «Connessione».',
  },
  loginRejected: {
    title: 'Il server non ha accettato l’accesso con {method}',
    advice:
      'Il nome utente deve essere quello per cui sono stati fatti il token, il certificato o il ticket. Se lo è, procurane uno nuovo o scegli un altro metodo di accesso, nelle impostazioni dell’account, in «Connessione».',
  },
  mailboxBusy: {
    title: 'La casella è in uso altrove',
    advice:
      'In questo momento è collegato un altro programma. La password va bene; Restante riproverà più tardi.',
  },
  loginDelay: {
    title: 'Il server chiede di aspettare tra un accesso e l’altro',
    advice:
      'La password va bene. Riprova tra qualche minuto e, se si ripete, controlla la posta meno spesso.',
  },
  serverTemporary: {
    title: 'Il server ha un problema temporaneo',
    advice: 'Non si è perso nulla. Riprova più tardi.',
  },
  serverRefused: {
    title: 'Il server ha rifiutato la richiesta',
    advice: 'La sua risposta è riportata qui accanto. Se si ripete, chiedi al tuo provider.',
  },
  capabilityMissing: {
    title: 'Al server manca qualcosa di necessario',
    advice:
      'Restante non riesce a distinguere i messaggi o a guardarli. Chiedi al tuo provider del supporto POP3.',
  },
  protocolBroken: {
    title: 'La risposta del server non ha senso',
    advice:
      'La sessione è stata chiusa per sicurezza e non è stato eliminato nulla. Controlla che nome e porta siano di un server POP3.',
  },
  limitExceeded: {
    title: 'Il server ha inviato più del consentito',
    advice: 'La sessione è stata chiusa per sicurezza. Se si ripete, avvisa il tuo provider.',
  },
  messageTooLarge: {
    title: 'Un messaggio è troppo grande per essere scaricato',
    advice:
      'Resta intatto sul server; il resto della posta è arrivato. Puoi leggerlo o eliminarlo dal sito del tuo provider.',
  },
  messageGone: {
    title: 'Il messaggio non è più sul server',
    advice: 'È stato eliminato lì, forse da un altro programma. Ciò che è conservato qui resta.',
  },
  messageUnreadable: {
    title: 'Impossibile interpretare il messaggio',
    advice: 'I suoi byte sono tutti qui: guarda il sorgente o salvalo come file.',
  },
  storeKeyWrong: {
    title: 'La chiave non corrisponde alla posta su questo computer',
    advice:
      'L’archivio non è stato modificato. Forse il portachiavi è nuovo: ripristina quello vecchio o un backup, poi riavvia.',
  },
  storeCorrupt: {
    title: 'L’archivio della posta è danneggiato',
    advice: 'È rimasto esattamente com’è. Fanne una copia, poi ripristina l’ultimo backup.',
  },
  storeTooNew: {
    title: 'L’archivio della posta è di una versione più recente di Restante',
    advice: 'È rimasto esattamente com’è. Per aprirlo installa la versione più recente.',
  },
  storeLocked: {
    title: 'L’archivio della posta è in uso',
    advice: 'È aperto in un altro Restante. Chiudilo, poi riavvia.',
  },
  storeStopped: {
    title: 'L’archivio della posta ha smesso di funzionare',
    advice: 'Ciò che era salvato è al sicuro. Riapri la posta; se non basta, riavvia Restante.',
  },
  diskFull: {
    title: 'Il disco è pieno',
    advice:
      'Non si è perso nulla e sul server non è stato eliminato nulla. Libera un po’ di spazio, poi riprova.',
  },
  diskGone: {
    title: 'Il disco con la tua posta non risponde',
    advice: 'Sul server non è stato eliminato nulla. Ricollega il disco; se non basta, riavvia il programma.',
  },
  diskReadOnly: {
    title: 'Impossibile scrivere sul disco',
    advice: 'Controlla che il disco non sia protetto da scrittura e di poter scrivere nella cartella.',
  },
  fileNotRead: {
    title: 'Impossibile leggere il file',
    advice:
      'Forse è stato spostato o non hai il permesso di leggerlo. I file più grandi di 128 MB non si aprono come messaggi.',
  },
  fileNotWritten: {
    title: 'Impossibile salvare il file',
    advice: 'Scegli un’altra cartella, o controlla che ci sia spazio e di potervi scrivere.',
  },
  noMailFound: {
    title: 'Lì non c’è posta',
    advice: 'Scegli file mbox o .eml, o una cartella che ne contenga.',
  },
  noBackup: {
    title: 'Questo non è un backup di Restante',
    advice: 'Nulla è stato cambiato. Scegli un file creato da Restante: il suo nome finisce in «.restante».',
  },
  backupDamaged: {
    title: 'Il backup è danneggiato',
    advice:
      'Nulla è stato cambiato. Forse è stato copiato solo in parte: confronta la sua dimensione con quella dell’originale, o scegli un altro backup.',
  },
  backupTooNew: {
    title: 'Il backup è di una versione più recente di Restante',
    advice: 'Nulla è stato cambiato. Per ripristinarlo installa la versione più recente.',
  },
  backupKeyWrong: {
    title: 'Non apre il backup né come passphrase né come chiave di recupero',
    advice: 'Riprova; in una passphrase le maiuscole contano.',
  },
  vaultLocked: { title: 'Restante è bloccato', advice: 'Inserisci la passphrase per continuare.' },
  passphraseWrong: { title: 'La passphrase non è giusta', advice: 'Riprova; le maiuscole contano.' },
  recoveryKeyWrong: {
    title: 'La chiave di recupero non è giusta',
    advice: 'Controlla ogni gruppo: la chiave non contiene le lettere O, I, L e U.',
  },
  keyringUnavailable: {
    title: 'Il portachiavi del computer non risponde',
    advice: 'Sblocca il portachiavi e riavvia. La posta su questo computer non è stata toccata.',
  },
  attachmentDangerous: {
    title: 'Questo allegato potrebbe avviare un programma',
    advice: 'Da qui non viene aperto. Se ti fidi del mittente, salvalo e aprilo tu.',
  },
  printFailed: {
    title: 'Il messaggio non è stato stampato',
    advice: 'Controlla che ci sia una stampante configurata, oppure salva il messaggio come PDF.',
  },
  linkRefused: {
    title: 'Il collegamento non è stato aperto',
    advice: 'Non porta a una normale pagina web né a un indirizzo di posta.',
  },
  patternUnreadable: {
    title: 'Questa espressione regolare non è leggibile',
    advice:
      'Controlla parentesi, asterischi e barre rovesciate. Nelle regole non si può guardare avanti o indietro (?= ?!) né fare riferimenti all’indietro (\\1).',
  },
  badRequest: { title: 'Questi dati non vanno bene', advice: 'Controlla ciò che hai inserito.' },
  notFound: { title: 'Non c’è più', advice: 'Forse è stato appena rimosso.' },
  cancelled: { title: 'Annullato', advice: 'Ciò che era già arrivato è conservato.' },
  unexpected: {
    title: 'È successo qualcosa di imprevisto',
    advice: 'Riprova. Se continua, riavvia Restante; la tua posta è al sicuro.',
  },
  missing: {
    tls: 'serve una connessione cifrata',
    clientCertificate: 'serve un certificato client',
    kerberos: 'serve il pacchetto «kerberos», che non è installato',
    ticket: 'non c’è un ticket Kerberos: prima accedi alla tua rete',
    secret: 'non è stato inserito nulla che dimostri chi sei',
  },
}

export default failures
