import type en from '../en/activity.ts'

const activity: typeof en = {
  region: 'Attività',
  connecting: 'Connessione…',
  authorizing: 'Accesso…',
  listing: 'Lettura dell’elenco dei messaggi…',
  headers: 'Intestazioni: {done} di {n}|Intestazioni: {done} di {n}',
  messages: 'Scaricamento: {done} di {n} messaggio|Scaricamento: {done} di {n} messaggi',
  deleting: 'Rimozione dal server…',
  closing: 'Chiusura della sessione…',
  running: 'Ricezione da {n} account|Ricezione da {n} account',
  sum: '{done} di {n} messaggio|{done} di {n} messaggi',
  progress: 'Posta scaricata',
  cancelAll: 'Annulla tutto',
  details: 'Mostra ogni account',
  failures: 'Ricezione non riuscita da {n} account|Ricezione non riuscita da {n} account',
  waitMailboxBusy: 'La casella è in uso',
  waitLoginDelay: 'Il server chiede una pausa tra un accesso e l’altro',
  waitServerTemporary: 'Il server ha un problema temporaneo',
  waitOffline: 'Nessuna connessione alla rete',
  waitMetered: 'Connessione a consumo: la posta si riceve solo a mano',
  waiting: 'In attesa di ricevere la posta da {n} account|In attesa di ricevere la posta da {n} account',
  nextTry: 'Prossimo tentativo alle {time}',
  tryNow: 'Prova ora',
  renumbered:
    '{n} messaggio sembra nuovo, ma forse è già qui|{n} messaggi sembrano nuovi, ma forse sono già qui',
  renumberedText:
    'Il server numera di nuovo i messaggi, come dopo un trasloco. Quelli riconosciuti non si scaricano un’altra volta.',
  takeThem: 'Scaricali',
  leaveThem: 'Sono già qui',
  passwordFor: 'Password per {user}',
  signIn: 'Accedi',
  editAccount: 'Modifica account',
  never: 'La posta non è stata ancora controllata',
  lastCheck: 'Ultimo controllo: {time}',
  noneNew: 'nessun nuovo messaggio',
  newMessages: '{n} nuovo messaggio|{n} nuovi messaggi',
}

export default activity
