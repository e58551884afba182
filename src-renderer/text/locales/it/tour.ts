import type en from '../en/tour.ts'

const tour: typeof en = {
  title: 'Una prima sessione, passo per passo',
  intro:
    'Parli con un vero server POP3 dentro questo programma, con una copia della casella di prova. Nulla esce da questo computer, e non puoi rompere niente.',
  step: 'Passo {at} di {all}',
  type: 'Scrivi',
  sendIt: 'Invialo',
  connect: 'Connetti',
  next: 'Passo successivo',
  finish: 'Fine',
  again: 'Ricomincia',
  other: 'Era un altro comando, e va bene: guardati intorno. Il passo ti aspetta.',
  refused: '-ERR: il server ha detto di no, e nulla è successo. Leggi che cosa ha detto e riprova.',
  over: 'La sessione è finita prima della visita. Ricomincia: la casella è com’era.',
  greetingBefore:
    'In POP3 parla per primo il server. Appena la linea è aperta invia una riga, il saluto, e poi aspetta.',
  greetingAfter:
    'Ogni risposta comincia con +OK o -ERR: a un programma basta capire questo. Restante ha poi chiesto CAPA, per sapere che cosa sa fare il server. La sessione è nello stato AUTHORIZATION.',
  userBefore:
    'Prima di tutto, di chi è la posta. I comandi sono parole di tre o quattro lettere, maiuscole o no.',
  userAfter:
    '+OK non dice che l’utente esiste. Un buon server risponde allo stesso modo a ogni nome, perché nessuno scopra chi ha posta lì.',
  passBefore:
    'Ora dimostralo. Restante nasconde subito ciò che scrivi dopo PASS, e in ogni registrazione della sessione mette **** al posto di nomi e password.',
  passAfter:
    'La porta è aperta: da ora nessun altro può cambiare questa casella, e la sessione è nello stato TRANSACTION.',
  statBefore: 'Quanta posta c’è?',
  statAfter: 'Il primo numero conta i messaggi, il secondo i loro ottetti in tutto. Un ottetto è un byte.',
  listBefore: 'E uno per uno?',
  listAfter:
    'Questa risposta ha più righe e finisce con un punto da solo su una riga, che Restante toglie. Aprila per vedere numero e ottetti di ogni messaggio. I numeri valgono solo in questa sessione.',
  topBefore:
    'TOP mostra l’intestazione di un messaggio e quante righe del corpo chiedi: qui cinque del messaggio 1.',
  topAfter:
    'È così che Restante ti mostra chi ha scritto prima di scaricare qualcosa. Aprila: una riga che comincia con un punto arriva con un punto in più, che viene tolto.',
  retrBefore: 'RETR porta tutto il messaggio, byte per byte.',
  retrAfter:
    'Lo hai visto, e non è stato conservato. Il messaggio è ancora sul server: scaricare non elimina nulla.',
  deleBefore: 'DELE segna un messaggio da eliminare.',
  deleAfter:
    'È solo segnato. Se la linea cadesse ora, il messaggio sarebbe ancora lì: un server non elimina nulla prima di QUIT.',
  rsetBefore: 'Hai cambiato idea? RSET toglie tutti i segni.',
  rsetAfter: 'Tutto è com’era all’inizio della sessione.',
  quitBefore: 'QUIT finisce la sessione. Ciò che è segnato verrebbe eliminato ora; ma nulla è segnato.',
  quitAfter:
    'Dopo QUIT il server è nello stato UPDATE: fa ciò che era segnato, dice +OK e riaggancia. Solo quel +OK significa che qualcosa è stato eliminato. Ora sai quasi tutto di POP3.',
}

export default tour
