import type en from '../en/settings.ts'

const settings: typeof en = {
  title: 'Impostazioni',
  search: 'Cerca nelle impostazioni',
  noneFound: 'Nessuna impostazione corrisponde',
  general: 'Generali',
  reading: 'Lettura',
  security: 'Sicurezza',
  appearance: 'Aspetto',
  languageSystem: 'Come il computer',
  theme: 'Tema',
  themeSystem: 'Sistema',
  themeLight: 'Chiaro',
  themeDark: 'Scuro',
  density: 'Densità',
  densityComfortable: 'Comoda',
  densityCompact: 'Compatta',
  layout: 'Riquadro del messaggio',
  layoutBeside: 'Accanto all’elenco',
  layoutBelow: 'Sotto l’elenco',
  preferredBody: 'Mostra i messaggi come',
  bodyHtml: 'HTML',
  bodyText: 'Testo semplice',
  accounts: 'Account',
  noAccounts: 'Ancora nessun account.',
  edit: 'Modifica {name}',
  remove: 'Rimuovi {name}',
  help: 'Aiuto',
  about: 'Informazioni',
  version: 'Versione',
  runtime: 'Ambiente',
  licence: 'Licenza',
  sandboxOff:
    'La sandbox del browser è disattivata perché il programma è stato avviato come root. Avvialo come utente normale per essere protetto.',
}

export default settings
