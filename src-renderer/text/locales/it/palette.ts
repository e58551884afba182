import type en from '../en/palette.ts'

const palette: typeof en = {
  title: 'Comandi',
  placeholder: 'Che cosa vuoi fare, o dove vuoi andare?',
  none: 'Niente si chiama così.',
  found: '{n} scelta | {n} scelte',
  group: {
    recent: 'Usati di recente',
    messages: 'Messaggi',
    go: 'Vai a',
    labels: 'Etichette',
    accounts: 'Account',
    program: 'Programma',
    settings: 'Impostazioni',
  },
  editAccount: 'Impostazioni dell’account…',
  themeLight: 'Tema: chiaro',
  themeDark: 'Tema: scuro',
  themeSystem: 'Tema: come il sistema',
  comfortable: 'Densità: comoda',
  compact: 'Densità: compatta',
  beside: 'Messaggio accanto all’elenco',
  below: 'Messaggio sotto l’elenco',
}

export default palette
