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
  print: 'Печать…',
  savePdf: 'Сохранить как PDF…',
  headers: 'Все заголовки',
  headersOf: 'Заголовки письма',
  sourceSize: '{size}, {rows}',
  sourceRows: '{n} строка | {n} строки | {n} строк',
  findInSource: 'Найти в исходном тексте',
  saveSource: 'Сохранить как .eml…',
}

export default reading
