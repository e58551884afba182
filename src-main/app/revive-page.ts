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

/** The first button. */
const RESTART = 0

/** The one thing that main itself says: there is no page to say it. */
const WORDS: Record<Language, { message: string; detail: string; restart: string; quit: string }> = {
  en: {
    message: 'Restante’s window stopped working several times',
    detail: 'It cannot go on like this. Your mail is safe: whatever was collected is saved.',
    restart: 'Restart Restante',
    quit: 'Quit',
  },
  ru: {
    message: 'Окно Restante несколько раз подряд аварийно завершило работу',
    detail: 'Так продолжать нельзя. Почта в безопасности: всё полученное сохранено.',
    restart: 'Перезапустить Restante',
    quit: 'Выйти',
  },
  it: {
    message: 'La finestra di Restante ha smesso di funzionare più volte',
    detail: 'Così non può continuare. La posta è al sicuro: tutto ciò che è stato scaricato è salvato.',
    restart: 'Riavvia Restante',
    quit: 'Esci',
  },
  he: {
    message: 'החלון של Restante קרס כמה פעמים ברצף',
    detail: 'כך אי אפשר להמשיך. הדואר בטוח: כל מה שהורד נשמר.',
    restart: 'הפעלה מחדש של Restante',
    quit: 'יציאה',
  },
}

/**
 * Says that the window cannot be had, in a box of the system's own, and starts the program anew if that is wanted. The
 * caller ends what is there.
 */
export async function sayGivenUp(chosen: Settings['language']): Promise<void> {
  const language = chosen === 'system' ? (app.getPreferredSystemLanguages()[0]?.slice(0, 2) ?? 'en') : chosen
  const words = isSpoken(language) ? WORDS[language] : WORDS.en
  const { message, detail, restart, quit } = words
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Restante',
    message,
    detail,
    buttons: [restart, quit],
    defaultId: RESTART,
    cancelId: 1,
  })
  if (response !== RESTART) return
  // What runs out of an AppImage is gone with it.
  app.relaunch({ execPath: process.env['APPIMAGE'] ?? process.execPath })
  app.quit()
}

const isSpoken = (language: string): language is Language => Object.hasOwn(WORDS, language)
