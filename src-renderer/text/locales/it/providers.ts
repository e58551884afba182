import type en from '../en/providers.ts'

const providers: typeof en = {
  known: 'Impostazioni per {provider}',
  without: '{provider} non offre POP3: la sua posta non si può ricevere',
  noPop: 'Si legge sul suo sito e con i programmi che parlano IMAP.',
  bridge: 'Anche il suo programma Bridge parla IMAP, e non POP3.',
  switchOn: 'Prima attiva POP3 nella webmail.',
  paid: 'Solo gli abbonamenti a pagamento comprendono POP3.',
  appPassword:
    'Vuole una password creata lì per i programmi di posta (password per le app), non quella del sito.',
  token: 'Rifiuta le password e accetta solo token OAuth.',
  batches: 'Consegna circa 250 messaggi alla volta, dai più vecchi. Restante continua finché non ne restano.',
  once: 'Ciò che un programma ha ricevuto non viene più mostrato agli altri.',
  webDecides: 'Se le copie restano lo decide la sua webmail. Rimuoverle da qui non ha effetto.',
  recent: 'Ricevi anche ciò che altri programmi hanno già ricevuto',
  recentHint: 'Gli ultimi 30 giorni, per ogni programma: «recent:» prima del nome utente',
  help: 'Istruzioni di {provider}',
}

export default providers
