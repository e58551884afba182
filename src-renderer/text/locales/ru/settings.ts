import type en from '../en/settings.ts'

const settings: typeof en = {
  title: 'Настройки',
  search: 'Поиск в настройках',
  noneFound: 'Такой настройки нет',
  general: 'Общие',
  reading: 'Чтение',
  security: 'Безопасность',
  appearance: 'Внешний вид',
  languageSystem: 'Как на компьютере',
  theme: 'Тема',
  themeSystem: 'Системная',
  themeLight: 'Светлая',
  themeDark: 'Тёмная',
  density: 'Плотность',
  densityComfortable: 'Обычная',
  densityCompact: 'Плотная',
  layout: 'Область письма',
  layoutBeside: 'Рядом со списком',
  layoutBelow: 'Под списком',
  preferredBody: 'Показывать письма',
  bodyHtml: 'Как HTML',
  bodyText: 'Как текст',
  accounts: 'Учётные записи',
  noAccounts: 'Учётных записей пока нет.',
  edit: 'Изменить: {name}',
  remove: 'Удалить: {name}',
  help: 'Помощь',
  about: 'О программе',
  version: 'Версия',
  runtime: 'Среда',
  licence: 'Лицензия',
  sandboxOff:
    'Песочница браузера отключена, потому что программа запущена от имени root. Для защиты запускайте её от обычного пользователя.',
}

export default settings
