import type en from '../en/transfer.ts'

const transfer: typeof en = {
  exportTitle: 'Esporta posta',
  exportText: 'Ogni messaggio esce byte per byte com’è arrivato.',
  importTitle: 'Importa posta',
  importText: 'File mbox, file .eml, Maildir e cartelle che ne contengono.',
  what: 'Messaggi',
  everything: 'Tutta la posta',
  selected: 'Il messaggio selezionato ({n}) | I {n} messaggi selezionati',
  place: 'Raccolta',
  allPlaces: 'Tutte le raccolte',
  format: 'Come',
  mbox: 'mbox',
  maildir: 'Maildir',
  eml: 'File .eml',
  mboxHint: 'Un file per raccolta; lo legge quasi ogni programma di posta.',
  maildirHint: 'Un file per messaggio, con nel nome se è letto o contrassegnato.',
  emlHint: 'Un file per messaggio, con data e oggetto nel nome.',
  found: '{n} messaggio, {size} | {n} messaggi, {size}',
  chooseFolder: 'Scegli una cartella…',
  into: 'Nell’account',
  importHint:
    'Ciò che l’account ha già viene riconosciuto e saltato. Se il server elenca un messaggio importato, non viene scaricato di nuovo.',
  fromFolder: 'Scegli una cartella…',
  fromFiles: 'Scegli i file…',
}

export default transfer
