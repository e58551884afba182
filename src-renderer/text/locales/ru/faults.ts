import type en from '../en/faults.ts'

const faults: typeof en = {
  title: 'Внутри Restante произошла ошибка.',
  text: 'Почта в безопасности, можно продолжать. Если что-то выглядит не так, загрузите окно заново.',
  reload: 'Загрузить окно заново',
  openLogs: 'Открыть папку журналов',
}

export default faults
