import type en from '../en/junk.ts'

const junk: typeof en = {
  filter: 'Impara a riconoscere la posta indesiderata',
  filterHint:
    'I nuovi messaggi simili a quelli che hai spostato nella posta indesiderata ci finiscono da soli. Nulla viene eliminato e nulla cambia sul server.',
  training: 'Addestramento',
  tooLittle: 'Finora {junk} indesiderati e {good} altri messaggi. Comincia quando ne conosce {n} per tipo.',
  learnt: '{junk} indesiderati e {good} altri messaggi.',
  forget: 'Dimentica l’addestramento',
}

export default junk
