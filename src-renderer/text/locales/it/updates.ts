import type en from '../en/updates.ts'

const updates: typeof en = {
  title: 'Nuove versioni',
  look: 'Cerca nuove versioni a ogni avvio',
  lookHint: 'Chiede al server del progetto il numero dell’ultima versione e non gli comunica altro.',
  lookNow: 'Cerca ora',
  download: 'Scarica',
  install: 'Esci e installa',
  bySystem: 'Questa installazione viene aggiornata dal sistema.',
  stages: {
    idle: 'Nessuna ricerca finora.',
    looking: 'Ricerca in corso…',
    none: 'Questa è l’ultima versione.',
    found: 'È disponibile la versione {version}.',
    downloading: 'Download della versione {version}: {percent} %',
    ready: 'La versione {version} verrà installata alla chiusura di Restante.',
  },
  faults: {
    unreachable: 'Il server delle nuove versioni non è raggiungibile.',
    damaged: 'Il file ricevuto non è quello annunciato. È stato eliminato e nulla è cambiato.',
    unexpected: 'L’operazione non è riuscita. Nulla è cambiato.',
  },
}

export default updates
