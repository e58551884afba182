import type en from '../en/transfer.ts'

const transfer: typeof en = {
  exportTitle: 'Экспорт почты',
  exportText: 'Каждое письмо сохраняется байт в байт таким, каким пришло.',
  importTitle: 'Импорт почты',
  importText: 'Файлы mbox и .eml, Maildir и папки, где всё это лежит.',
  what: 'Письма',
  everything: 'Вся почта',
  selected: 'Выбрано: {n} письмо | Выбрано: {n} письма | Выбрано: {n} писем',
  place: 'Раздел',
  allPlaces: 'Все разделы',
  format: 'Формат',
  mbox: 'mbox',
  maildir: 'Maildir',
  eml: 'Файлы .eml',
  mboxHint: 'По файлу на раздел; его читает почти любая почтовая программа.',
  maildirHint: 'По файлу на письмо; в имени — прочитано ли оно и помечено ли.',
  emlHint: 'По файлу на письмо, названному по дате и теме.',
  found: '{n} письмо, {size} | {n} письма, {size} | {n} писем, {size}',
  chooseFolder: 'Выбрать папку…',
  into: 'В учётную запись',
  importHint:
    'Письма, которые в учётной записи уже есть, узнаются и пропускаются. Если импортированное письмо есть и на сервере, второй раз оно не загрузится.',
  fromFolder: 'Выбрать папку…',
  fromFiles: 'Выбрать файлы…',
}

export default transfer
