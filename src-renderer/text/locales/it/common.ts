import type en from '../en/common.ts'

const common: typeof en = {
  cancel: 'Annulla',
  close: 'Chiudi',
  save: 'Salva',
  tryAgain: 'Riprova',
  addAccount: 'Aggiungi account',
  language: 'Lingua',
  serverSaid: 'Risposta del server',
}

export default common
