import type en from '../en/list.ts'

const list: typeof en = {
  title: 'Messaggi',
  messages: '{n} messaggio | {n} messaggi',
  unread: '{n} da leggere | {n} da leggere',
  loading: 'Caricamento',
  today: 'Oggi',
  yesterday: 'Ieri',
  noSubject: '(nessun oggetto)',
  noSender: '(nessun mittente)',
  isUnread: 'Da leggere',
  isStarred: 'Contrassegnato',
  hasAttachments: 'Con allegati',
  where: {
    server: 'Solo sul server',
    here: 'Solo qui',
    both: 'Qui e sul server',
    pendingDelete: 'Qui; in attesa di eliminazione dal server',
  },
  empty: {
    inbox: 'Ancora nessun messaggio',
    inboxText: 'Scarica la posta per ritirare ciò che attende sul server.',
    archive: 'L’archivio è vuoto',
    archiveText: 'Premi A per mettere via un messaggio già letto.',
    junk: 'Nessuna posta indesiderata',
    junkText: 'Premi ! per spostare qui un messaggio.',
    bin: 'Il cestino è vuoto',
    binText: 'Qui finiscono i messaggi eliminati.',
    starred: 'Ancora nessun contrassegno',
    starredText: 'Premi S per contrassegnare un messaggio da ritrovare.',
    label: 'Nessun messaggio ha questa etichetta',
    labelText: 'Premi L per etichettare ciò che è selezionato.',
    search: 'Nessun risultato',
    searchText:
      'Nessun messaggio contiene tutte queste parole. Prova con meno parole o solo con l’inizio di una.',
  },
}

export default list
