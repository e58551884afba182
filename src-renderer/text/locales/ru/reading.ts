import type en from '../en/reading.ts'

const reading: typeof en = {
  quoted: 'Цитата',
  find: 'Найти в письме',
  hits: '{n} из {all}',
  noHits: 'Не найдено',
  previousHit: 'Предыдущее',
  nextHit: 'Следующее',
  closeFind: 'Закрыть поиск',
  originalColours: 'Исходные цвета',
  larger: 'Увеличить текст',
  smaller: 'Уменьшить текст',
  actualSize: 'Обычный размер',
  fixedWidth: 'Моноширинный шрифт',
  print: 'Печать…',
  savePdf: 'Сохранить как PDF…',
  headers: 'Все заголовки',
  headersOf: 'Заголовки письма',
  sourceSize: '{size}, {rows}',
  sourceRows: '{n} строка | {n} строки | {n} строк',
  findInSource: 'Найти в исходном тексте',
  saveSource: 'Сохранить как .eml…',
  preview: 'Просмотреть \u2068{name}\u2069',
  previewOf: 'Просмотр',
  previousFile: 'Предыдущее вложение',
  nextFile: 'Следующее вложение',
  open: 'Открыть',
  openWith: 'Открыть с помощью',
  save: 'Сохранить…',
  copyName: 'Скопировать имя',
}

export default reading
