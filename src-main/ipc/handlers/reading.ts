import type { Handlers } from '../../contract/calls.ts'
import { frameUrlOf, type TextFont } from '../../contract/frame.ts'
import { allFields } from '../../mime/all-fields.ts'
import { cleanFileName } from '../../mime/attachment-name.ts'
import { writeWhole } from '../../transfer/save-file.ts'
import type { MessageReader } from '../message-reader.ts'
import type { SourceView } from '../source-view.ts'

type ReadingCalls = Pick<Handlers, Extract<keyof Handlers, `reading:${string}` | `source:${string}`>>

/** What is put on paper: a page of the message frame, without scripts and without network. */
export interface Paper {
  /** Opens the system's dialog; resolves when it is closed. @throws Refusal `print-failed` */
  print(url: string): Promise<void>
  /** @throws Refusal `print-failed` */
  toPdf(url: string): Promise<Uint8Array>
}

export interface ReadingHandlerParts {
  reader: () => MessageReader
  source: SourceView
  paper: Paper
  /** The path the user chose, or null if the user would rather not. */
  chooseFile: (suggestedName: string) => Promise<string | null>
}

interface Shown {
  messageId: number
  body: 'html' | 'text'
  withPictures: boolean
  font: TextFont
}

export function readingHandlers({ reader, source, paper, chooseFile }: ReadingHandlerParts): ReadingCalls {
  return {
    'reading:find': async ({ messageId, body, withPictures, phrase }) => {
      const look = { theme: 'light', originalColours: true, font: 'proportional', quoteLabel: '' } as const
      const marks = phrase.trim() === '' ? null : { phrase }
      const { hits } = await reader().body(messageId, { ...look, body, withPictures, marks })
      return { hits }
    },
    'reading:preferBody': ({ messageId, body }) => reader().preferBody(messageId, body),
    'reading:preferFont': ({ messageId, font }) => reader().preferFont(messageId, font),
    'reading:headers': async ({ messageId }) => allFields(await reader().source(messageId)),
    'reading:print': (shown) => paper.print(paperUrl(shown)),
    'reading:savePdf': async (shown) => {
      const { row } = await reader().open(shown.messageId)
      const path = await chooseFile(
        `${cleanFileName(row.subject.replaceAll(/[/\\]/g, '-')) || 'message'}.pdf`,
      )
      if (path === null) return null
      await writeWhole(path, await paper.toPdf(paperUrl(shown)))
      return { path }
    },
    'source:open': ({ messageId }) => source.open(messageId),
    'source:rows': ({ messageId, from, count }) => source.rows(messageId, from, count),
    'source:find': ({ messageId, text }) => source.find(messageId, text),
    'source:close': () => source.close(),
  }
}

const paperUrl = ({ messageId, body, withPictures, font }: Shown): string =>
  `${frameUrlOf(messageId)}?body=${body}&font=${font}&theme=light&paper=1${withPictures ? '&pictures=1' : ''}`
