/** What generated mail of one language is made of; each sentence fits a line of a message. */
export interface Phrases {
  readonly senders: readonly string[]
  readonly subjects: readonly string[]
  readonly sentences: readonly string[]
  readonly fileName: string
}

export const PHRASES: readonly Phrases[] = [
  {
    senders: ['Harriet Moss', 'Tom Ashdown', 'Allotment Society'],
    subjects: ['Minutes of Tuesday', 'Your order has left us', 'Lunch on the pier?', 'Re: the garden gate'],
    sentences: [
      'The ferry leaves at a quarter past nine, so let us meet by the clock.',
      'I have put the signed copy in the blue folder on the second shelf.',
      'Nobody has seen the key to the shed since the storm.',
      'Could you send me the figures for March before Friday?',
      'We counted forty-two swifts over the harbour this morning.',
      'The plumber will come back once the part arrives.',
    ],
    fileName: 'harbour plan',
  },
  {
    senders: ['Анна Белова', 'Пётр Лаптев', 'Библиотека на углу'],
    subjects: ['Расписание на неделю', 'Книга ждёт вас', 'Re: дача в субботу', 'Счёт за апрель'],
    sentences: [
      'Поезд приходит без десяти семь, встретимся у фонтана.',
      'Я оставил ключи у соседки с третьего этажа.',
      'Пришлите, пожалуйста, смету до четверга.',
      'Вчера мы наконец собрали все яблоки в дальнем саду.',
      'На собрании решили перенести ремонт на осень.',
    ],
    fileName: 'смета',
  },
  {
    senders: ['Giulia Ferri', 'Marco Donati', 'Circolo della vela'],
    subjects: ['Riunione di giovedì', 'Il pacco è in viaggio', 'Re: cena da noi', 'Ricevuta di marzo'],
    sentences: [
      'Il traghetto parte alle otto, ci vediamo davanti al forno.',
      'Ho lasciato i documenti sul tavolo vicino alla finestra.',
      'Mi mandi le misure della porta entro lunedì?',
      'Domenica il mare era così calmo che siamo usciti in barca.',
      'Il tecnico tornerà quando avrà il pezzo di ricambio.',
    ],
    fileName: 'ricevuta però',
  },
  {
    senders: ['נועה לביא', 'איתן ברק'],
    subjects: ['סיכום הפגישה', 'החבילה בדרך', 'ארוחת ערב ביום שישי'],
    sentences: [
      'הרכבת מגיעה בשבע ועשרה, ניפגש ליד השעון.',
      'השארתי את המפתחות אצל השכנה מהקומה השנייה.',
      'אפשר לשלוח לי את המספרים עד יום חמישי?',
      'הבוקר ספרנו ארבעים ציפורים מעל הנמל.',
    ],
    fileName: 'סיכום',
  },
  {
    senders: ['森本 由美', '田中 健'],
    subjects: ['火曜日の議事録', 'お荷物を発送しました', '週末の山歩き'],
    sentences: [
      '船は九時十五分に出ますので、時計台の前で会いましょう。',
      '署名した書類は青い棚の二段目に置きました。',
      '三月の数字を金曜日までに送っていただけますか。',
      '今朝は港の上に燕が四十二羽も飛んでいました。',
    ],
    fileName: '議事録',
  },
]
