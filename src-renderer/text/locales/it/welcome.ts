import type en from '../en/welcome.ts'

const welcome: typeof en = {
  lead: 'La posta ti aspetta, fermo posta. Ritirala quando vuoi.',
  collect: 'Tutti i tuoi account POP3 in un posto solo',
  collectText: 'Un unico archivio cifrato sul tuo disco, leggibile anche senza rete.',
  where: 'Vedi sempre dov’è un messaggio',
  whereText: 'Sul server, qui o in entrambi. Per strada non si perde nulla.',
  private: 'La lettura resta privata',
  privateText: 'Dalla rete non si caricano né immagini né tracciatori.',
  sample: 'Dai un’occhiata con una casella di prova',
  tour: 'Oppure scopri come funziona POP3, in dieci piccoli passi',
  sampleText: 'La casella di prova vive dentro il programma: nulla esce da questo computer.',
}

export default welcome
