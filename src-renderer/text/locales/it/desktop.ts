import type en from '../en/desktop.ts'

const desktop: typeof en = {
  open: 'Apri Restante',
  quit: 'Esci',
  arrived: '{n} nuovo messaggio|{n} nuovi messaggi',
  more: 'e un altro|e altri {n}',
}

export default desktop
