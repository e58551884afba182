import type en from '../en/shell.ts'

const shell: typeof en = {
  getMail: 'קבלת דואר',
}

export default shell
