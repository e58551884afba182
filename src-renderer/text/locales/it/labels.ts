import type en from '../en/labels.ts'

const labels: typeof en = {
  title: 'Etichette',
  put: 'Etichetta (L)',
  add: 'Nuova etichetta…',
  new: 'Nuova etichetta',
  edit: 'Etichetta',
  editNamed: 'Modifica l’etichetta \u2068{name}\u2069',
  name: 'Nome',
  nameMissing: 'Dai un nome all’etichetta.',
  nameTaken: 'Esiste già un’etichetta con questo nome.',
  remove: 'Elimina etichetta',
  removeGoes:
    'L’etichetta sparirà da {n} messaggio, che resta. Premi di nuovo per eliminarla. | L’etichetta sparirà da {n} messaggi, che restano. Premi di nuovo per eliminarla.',
}

export default labels
