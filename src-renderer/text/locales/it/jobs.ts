import type en from '../en/jobs.ts'

const jobs: typeof en = {
  export: 'Esportazione',
  import: 'Importazione',
  check: 'Verifica della posta',
  empty: 'Eliminazione definitiva',
  remove: 'Rimozione dell’account',
  backup: 'Creazione del backup',
  save: 'Salvataggio degli allegati',
  test: 'Prova della regola',
  index: 'Preparazione della posta per la ricerca',
  learn: 'Il filtro antispam sta imparando',
  progress: '{done} di {n} messaggio | {done} di {n} messaggi',
  files: '{done} di {n} file | {done} di {n} file',
  sizes: '{done} di {total}',
  exported: '{n} messaggio esportato in \u2068{path}\u2069 | {n} messaggi esportati in \u2068{path}\u2069',
  imported: '{n} messaggio importato | {n} messaggi importati',
  duplicates: '{n} c’era già | {n} c’erano già',
  leftOut:
    '{n} saltato: non è posta, è un collegamento o non si legge | {n} saltati: non sono posta, sono collegamenti o non si leggono',
  cut: '{n} sembra troncato ed è stato preso così com’è | {n} sembrano troncati e sono stati presi così come sono',
  emptied: '{n} messaggio eliminato per sempre | {n} messaggi eliminati per sempre',
  intact:
    '{n} messaggio verificato: è esattamente com’è arrivato | {n} messaggi verificati: sono esattamente come sono arrivati',
  damaged:
    '{n} messaggio non è più quello che era stato salvato | {n} messaggi non sono più quelli che erano stati salvati',
  backedUp: '{n} messaggio nel backup \u2068{path}\u2069 | {n} messaggi nel backup \u2068{path}\u2069',
  checkingBackup: '{what} · controllo',
  failed: '{what} non riuscita: {why}',
  exportCancelled: 'Esportazione interrotta; non è rimasto nulla a metà',
  importCancelled: 'Importazione interrotta; ciò che era arrivato è qui',
  checkCancelled: 'Verifica interrotta',
  emptyCancelled: 'Eliminazione interrotta; il resto è ancora qui',
  removeCancelled: 'Rimozione interrotta; l’account e il resto della sua posta sono ancora qui',
  backupCancelled: 'Backup interrotto; non è rimasto nulla a metà',
}

export default jobs
