import type en from '../en/backup.ts'

const backup: typeof en = {
  title: 'Backup',
  none: 'Non c’è ancora. La posta che sta solo su questo computer va persa insieme al disco.',
  last: 'L’ultimo è stato fatto {when}.',
  make: 'Fai un backup…',
  restore: 'Ripristina un backup…',
  makeTitle: 'Fai un backup',
  makeText:
    'Tutta la posta, con etichette, regole e ciò che si sa dei server, e gli account con le loro password: in un solo file cifrato. Conservalo su un altro disco.',
  opensByPassphrase: 'Si apre con la passphrase che usi ora, anche se poi la cambi.',
  opensByRecovery: 'Lo apre anche la chiave di recupero.',
  needsPassphrase:
    'Un altro computer non ha il portachiavi di questo, perciò il backup riceve una passphrase tutta sua. Senza, nessuno può aprirlo.',
  passphrase: 'Passphrase del backup',
  choosePlace: 'Scegli dove…',
  restoreTitle: 'Ripristina un backup',
  chooseText: 'Un file creato da Restante, con un nome che finisce in «{extension}».',
  choose: 'Scegli il file…',
  chooseOther: 'Scegli un altro file…',
  fileSize: '{name}, {size}',
  key: 'Passphrase o chiave di recupero',
  keyHint: 'La passphrase che apriva Restante quando il backup è stato fatto, o quella scelta per il backup.',
  open: 'Apri',
  made: 'Data',
  messages: 'Messaggi',
  accounts: 'Account',
  noAccounts: 'Nessuno',
  passwords: 'Ci sono anche le password, cifrate: non serve digitarle di nuovo.',
  aside:
    'La posta e gli account che sono qui ora non vengono eliminati: restano cifrati come sono, messi da parte nella cartella «{folder}» accanto.',
  newPassphrase: 'Quello che hai digitato non proteggerà più questa posta: scegli una passphrase.',
  begin: 'Ripristina',
  copying: 'Ripristino',
  looking: 'Controllo in corso…',
}

export default backup
