import type en from '../en/palette.ts'

const palette: typeof en = {
  title: 'Команды',
  placeholder: 'Что сделать или куда перейти?',
  none: 'Ничего с таким названием нет.',
  found: '{n} вариант | {n} варианта | {n} вариантов',
  group: {
    recent: 'Недавние',
    messages: 'Письма',
    go: 'Переход',
    labels: 'Метки',
    accounts: 'Учётные записи',
    program: 'Программа',
    settings: 'Настройки',
  },
  editAccount: 'Настройки учётной записи…',
  themeLight: 'Тема: светлая',
  themeDark: 'Тема: тёмная',
  themeSystem: 'Тема: как в системе',
  comfortable: 'Плотность: просторная',
  compact: 'Плотность: компактная',
  beside: 'Письмо рядом со списком',
  below: 'Письмо под списком',
}

export default palette
