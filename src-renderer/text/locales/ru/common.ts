import type en from '../en/common.ts'

const common: typeof en = {
  cancel: 'Отмена',
  close: 'Закрыть',
  save: 'Сохранить',
  tryAgain: 'Повторить',
  addAccount: 'Добавить учётную запись',
  language: 'Язык',
  serverSaid: 'Ответ сервера',
}

export default common
