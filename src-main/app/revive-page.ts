import { app, dialog, type BrowserWindow } from 'electron'
import type { Language, Settings } from '../contract/settings.ts'
import { countCrashes } from './count-crashes.ts'

/**
 * Loads the page anew when its process ends by itself: what counts is in main, and the page knows where it was. One that
 * does not live is given up by `giveUp`.
 */
export function revivePage(window: BrowserWindow, giveUp: () => void): void {
  const { webContents } = window
  const isWorthIt = countCrashes(Date.now)
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    if (!isWorthIt()) giveUp()
    // Electron is still taking the dead page down.
    else setImmediate(() => !window.isDestroyed() && webContents.reload())
  })
}

/** The one thing that main itself says: there is no page to say it. */
const WORDS: Record<Language, { message: string; detail: string }> = {
  en: {
    message: 'Restante’s window stopped working several times',
    detail: 'It is closed now. Your mail is safe: whatever was collected is saved. Start Restante again.',
  },
  ru: {
    message: 'Окно Restante несколько раз подряд аварийно завершило работу',
    detail: 'Сейчас оно закроется. Почта в безопасности: всё полученное сохранено. Запустите Restante снова.',
  },
  it: {
    message: 'La finestra di Restante ha smesso di funzionare più volte',
    detail:
      'Ora viene chiusa. La posta è al sicuro: tutto ciò che è stato scaricato è salvato. Riavvia Restante.',
  },
  he: {
    message: 'החלון של Restante קרס כמה פעמים ברצף',
    detail: 'הוא ייסגר כעת. הדואר בטוח: כל מה שהורד נשמר. יש להפעיל את Restante מחדש.',
  },
}

/** Says that the window cannot be had, in a box of the system's own, and resolves when that has been read. */
export async function sayGivenUp(chosen: Settings['language']): Promise<void> {
  const language = chosen === 'system' ? (app.getPreferredSystemLanguages()[0]?.slice(0, 2) ?? 'en') : chosen
  const words = isSpoken(language) ? WORDS[language] : WORDS.en
  await dialog.showMessageBox({ type: 'error', title: 'Restante', ...words })
}

const isSpoken = (language: string): language is Language => Object.hasOwn(WORDS, language)
