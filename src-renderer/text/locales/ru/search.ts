import type en from '../en/search.ts'

const search: typeof en = {
  placeholder: 'Поиск по всей почте',
  clear: 'Очистить поиск',
  results: 'Поиск: \u2068{text}\u2069',
  help: 'Как искать',
  recent: 'Поиски',
  forgetAll: 'Очистить недавние',
  keep: 'Сохранить поиск «\u2068{text}\u2069»',
  unkeep: 'Больше не хранить поиск «\u2068{text}\u2069»',
  forget: 'Забыть поиск «\u2068{text}\u2069»',
  narrow: 'Уточнить',
  note: 'Достаточно начала слова; слова в "кавычках" идут подряд. Даты: 28.11.2026, 2026-11-28, 7д, вчера. Размеры: 5МБ.',
  chips: {
    from: { text: 'от:', help: 'кто написал' },
    to: { text: 'кому:', help: 'кому отправлено' },
    subject: { text: 'тема:', help: 'слова в теме' },
    attachment: { text: 'есть:вложение', help: 'с вложениями' },
    unread: { text: 'это:непрочитанное', help: 'ещё не прочитано' },
    starred: { text: 'это:помеченное', help: 'со звёздочкой' },
    after: { text: 'после:', help: 'начиная с этого дня' },
    before: { text: 'до:', help: 'раньше этого дня' },
    larger: { text: 'больше:', help: 'больше (или меньше:) чем' },
    in: { text: 'в:', help: 'раздел или метка' },
    account: { text: 'ящик:', help: 'одной учётной записи' },
    not: { text: '-', help: 'перед словом: без него' },
  },
}

export default search
