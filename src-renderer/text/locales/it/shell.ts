import type en from '../en/shell.ts'

const shell: typeof en = {
  getMail: 'Scarica posta',
  settings: 'Impostazioni',
  sandboxOff: 'Sandbox disattivata',
  sandboxOffWhy:
    'La sandbox di Chromium è disattivata perché Restante è stato avviato come root. Avvialo come utente normale.',
  mailboxes: 'Caselle',
  allMail: 'Tutta la posta',
  places: 'Raccolte',
  starred: 'Contrassegnati',
  inbox: 'Posta in arrivo',
  archive: 'Archivio',
  junk: 'Posta indesiderata',
  bin: 'Cestino',
  unread: '{n} da leggere | {n} da leggere',
  onServer: 'Sul server',
  isOpen: 'La casella è aperta',
  waiting: '{n} messaggio sul server | {n} messaggi sul server',
  console: 'Console',
  addAccount: 'Aggiungi account',
  accountActions: 'Azioni per \u2068{name}\u2069',
  editAccount: 'Modifica account…',
  removeAccount: 'Rimuovi account…',
  resizeSidebar: 'Larghezza delle caselle',
  resizeList: 'Dimensione dell’elenco messaggi',
  dropFiles: 'Rilascia i file .eml per leggerli',
}

export default shell
