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
  editAccount: 'Modifica account',
  never: 'La posta non è stata ancora controllata',
  lastCheck: 'Ultimo controllo: {time}',
  noneNew: 'nessun nuovo messaggio',
  newMessages: '{n} nuovo messaggio|{n} nuovi messaggi',
}

export default activity
