import type en from '../en/shell.ts'

const shell: typeof en = {
  getMail: 'Получить почту',
  settings: 'Настройки',
  sandboxOff: 'Песочница отключена',
  sandboxOffWhy:
    'Песочница Chromium отключена, потому что Restante запущена от имени root. Запустите её как обычный пользователь.',
  mailboxes: 'Почтовые ящики',
  allMail: 'Вся почта',
  places: 'Разделы',
  starred: 'Помеченные',
  inbox: 'Входящие',
  archive: 'Архив',
  junk: 'Спам',
  bin: 'Корзина',
  unread: '{n} непрочитанное | {n} непрочитанных | {n} непрочитанных',
  onServer: 'На сервере',
  isOpen: 'Ящик открыт',
  waiting: '{n} письмо на сервере | {n} письма на сервере | {n} писем на сервере',
  console: 'Консоль',
  addAccount: 'Добавить учётную запись',
  accountActions: 'Действия: \u2068{name}\u2069',
  editAccount: 'Изменить учётную запись…',
  removeAccount: 'Удалить учётную запись…',
  resizeSidebar: 'Ширина списка ящиков',
  resizeList: 'Размер списка писем',
  dropFiles: 'Отпустите файлы .eml, чтобы прочитать их',
}

export default shell
