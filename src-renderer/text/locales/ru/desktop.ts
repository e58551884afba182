import type en from '../en/desktop.ts'

const desktop: typeof en = {
  open: 'Открыть Restante',
  quit: 'Выйти',
  arrived: '{n} новое письмо|{n} новых письма|{n} новых писем',
  more: 'и ещё {n}|и ещё {n}|и ещё {n}',
}

export default desktop
