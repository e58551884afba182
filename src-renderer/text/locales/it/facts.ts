import type en from '../en/facts.ts'

const facts: typeof en = {
  calendar: 'Evento in questo messaggio',
  invitation: 'Invito',
  event: 'Evento',
  answer: 'Risposta a un invito',
  cancelled: 'Evento annullato',
  counter: 'Viene proposto un altro orario',
  repeats: 'si ripete',
  organizer: 'Organizzato da \u2068{name}\u2069',
  accepted: 'ha accettato',
  declined: 'ha rifiutato',
  tentative: 'forse',
  failed: 'non ha ricevuto il messaggio.',
  delayed: 'non ha ancora ricevuto il messaggio; il server continua a provare.',
  delivered: 'ha ricevuto il messaggio.',
  relayed: '– il messaggio è passato a un altro server.',
  expanded: '– il messaggio è stato inoltrato ai membri di una lista.',
  displayed: '\u2068{recipient}\u2069 ha aperto il tuo messaggio.',
  deletedUnread: '\u2068{recipient}\u2069 ha eliminato il tuo messaggio.',
  processed: '\u2068{recipient}\u2069: il tuo messaggio è stato elaborato da un programma.',
  feedback: 'Un gestore di posta segnala un messaggio: \u2068{type}\u2069',
  fragmentOf:
    'Parte {number} di {total} di un messaggio inviato in più parti. Qui non vengono ricomposte; ognuna si può salvare.',
  fragment:
    'Parte {number} di un messaggio inviato in più parti. Qui non vengono ricomposte; ognuna si può salvare.',
  signed: 'Firmato con {how}. La firma qui non viene verificata.',
  encrypted:
    'Cifrato con {how}. Si può leggere solo con un programma che possiede la tua chiave: salva il messaggio e aprilo lì.',
}

export default facts
