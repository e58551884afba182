import type en from '../en/faults.ts'

const faults: typeof en = {
  title: 'Qualcosa è andato storto dentro Restante.',
  text: 'La posta è al sicuro e puoi continuare. Se qualcosa non ti sembra a posto, ricarica la finestra.',
  reload: 'Ricarica la finestra',
  openLogs: 'Apri la cartella dei log',
}

export default faults
