import type en from '../en/sender.ts'

const sender: typeof en = {
  group: 'Chi garantisce per il mittente',
  verified: 'DKIM verificato: \u2068{domain}\u2069',
  verifiedOther: 'Firmato da \u2068{domain}\u2069, che non è il dominio del mittente',
  partial: 'DKIM: \u2068{domain}\u2069 ha firmato solo l’inizio del testo',
  changed: 'DKIM: modificato dopo la firma di \u2068{domain}\u2069',
  expired: 'DKIM: la firma di \u2068{domain}\u2069 è scaduta',
  noKey: 'DKIM: \u2068{domain}\u2069 non ne pubblica la chiave',
  unusable: 'DKIM: la firma di \u2068{domain}\u2069 non prova nulla',
  unreachable: 'DKIM: non è stato possibile avere la chiave di \u2068{domain}\u2069',
  notChecked: 'Firmato da \u2068{domain}\u2069, non verificato',
  check: 'Verifica la firma',
  checking: 'Verifica in corso…',
  checkTitle:
    'Chiede la chiave di \u2068{domains}\u2069 al suo server dei nomi, che saprà che qualcuno legge il messaggio',
  report: '\u2068{server}\u2069: \u2068{results}\u2069',
  reportOf: 'Rapporto di \u2068{server}\u2069…',
  reportTitle: 'È il tuo server di posta?',
  reportText:
    'Un rapporto in questo messaggio dice che il server qui sopra ha controllato il mittente. Chiunque può scrivere un rapporto così. Se è il server a cui arriva la tua posta, d’ora in poi i suoi rapporti possono essere creduti e mostrati; lo puoi cambiare nelle impostazioni dell’account.',
  believe: 'Credi ai suoi rapporti',
  several: 'Il messaggio indica più mittenti: \u2068{addresses}\u2069',
  sentBy: 'L’ha inviato \u2068{address}\u2069 per conto del mittente indicato.',
  addressInName:
    'Il nome del mittente è un indirizzo, \u2068{claimed}\u2069, ma il messaggio viene da \u2068{address}\u2069.',
  mixedScripts:
    'Il dominio del mittente sembra \u2068{written}\u2069, ma mescola lettere di alfabeti diversi: è \u2068{address}\u2069.',
  lookAlike: 'Il dominio del mittente somiglia a \u2068{known}\u2069, ma è un altro: \u2068{address}\u2069.',
  hiddenCharacters: 'Dall’oggetto o da un nome sono stati tolti caratteri invisibili.',
  linkClaims: 'Il suo testo indica \u2068{claimed}\u2069. Porta altrove.',
  trueType: 'in realtà \u2068{type}\u2069',
  authservId: 'Server ai cui rapporti credere',
  authservIdHint: 'Il suo nome in Authentication-Results, per esempio mx.example.org. Vuoto: nessuno.',
}

export default sender
