import type en from '../en/bin.ts'

const bin: typeof en = {
  deleteTitle: 'Eliminare {n} messaggio per sempre? | Eliminare {n} messaggi per sempre?',
  emptyBinTitle: 'Svuotare il Cestino?',
  emptyJunkTitle: 'Svuotare la posta indesiderata?',
  gone: '{n} messaggio sparirà da questo computer. Non si potrà annullare. | {n} messaggi spariranno da questo computer. Non si potrà annullare.',
  there:
    'Sarà eliminata anche la copia sul server di {n} messaggio, alla prossima ricezione, come vuole la regola del suo account. | Saranno eliminate anche le copie sui server di {n} messaggi, alla prossima ricezione, come vogliono le regole dei loro account.',
  staysThere: 'Le copie che sono su un server restano lì.',
  keep: 'Conserva',
  delete: 'Elimina per sempre',
  emptyBin: 'Svuota il Cestino…',
  emptyJunk: 'Svuota la posta indesiderata…',
  emptiedAfter:
    'Ciò che è qui sparisce per sempre dopo {n} giorno. | Ciò che è qui sparisce per sempre dopo {n} giorni.',
  neverEmptied: 'Ciò che è qui resta finché non lo elimini.',
  emptyBinAfter: 'Svuota il Cestino dopo',
  emptyJunkAfter: 'Svuota la posta indesiderata dopo',
  days: '{n} giorno | {n} giorni',
  never: 'Mai',
}

export default bin
