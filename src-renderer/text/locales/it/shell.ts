import type en from '../en/shell.ts'

const shell: typeof en = {
  getMail: 'Ricevi posta',
}

export default shell
