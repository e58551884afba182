import type en from '../en/shell.ts'

const shell: typeof en = {
  getMail: 'Забрать почту',
}

export default shell
