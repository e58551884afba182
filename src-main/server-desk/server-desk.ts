import type { DeskOrder, DeskPreview, DeskRow, DeskSelection, DeskView } from '../contract/server-desk.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { openRules } from '../sync/rules/ask-rules.ts'
import type { PreparedRules } from '../sync/rules/evaluate-rules.ts'
import type { StoreJob } from '../sync/sync-job.ts'
import { unlessRefused } from '../sync/unless-refused.ts'
import { closeMaildrop } from './close-maildrop.ts'
import { createDeskLine, type DeskLineOptions } from './desk-line.ts'
import { toRow, type DeskMessage } from './desk-message.ts'
import { createDeskRows } from './desk-rows.ts'
import { downloadMessages } from './download-messages.ts'
import { ServerDeskError } from './errors.ts'
import { inTurns } from './in-turn.ts'
import { keepAlive } from './keep-alive.ts'
import { KEEP_ALIVE_MILLIS } from './limits.ts'
import { readHeaders } from './read-headers.ts'
import { readMaildrop } from './read-maildrop.ts'
import { setMarks } from './set-marks.ts'
import { takeHeaders, type HeaderTaker } from './take-headers.ts'

export interface ServerDeskOptions extends StoreJob, DeskLineOptions {
  /** Something in the view has changed. */
  onChanged: () => void
  /** The header rules that are on for this account, at this moment. */
  rules: () => Promise<PreparedRules>
  keepAliveMillis?: number | undefined
}

/** The maildrop of one account, open on the table. It answers the calls `desk:*` of the contract, one by one. */
export interface ServerDesk {
  /** There is a session, or will be in a moment: nobody else gets into the maildrop. */
  readonly isOpen: boolean
  view(): DeskView
  open(): Promise<void>
  rows(order: DeskOrder, offset: number, limit: number): Promise<{ total: number; rows: DeskRow[] }>
  preview(uid: string, lines: number): Promise<DeskPreview>
  mark(selection: DeskSelection, isMarked: boolean): Promise<void>
  undoMarks(): Promise<void>
  /** Settles at the end of it; failures are in the view. */
  download(selection: DeskSelection): Promise<void>
  cancelDownload(): void
  close(unseen: number): Promise<{ deleted: number; left: number }>
  leave(): void
}

/** A desk that is closed and has listed nothing yet. */
export function createServerDesk(options: ServerDeskOptions): ServerDesk {
  const { accountId, mime, onChanged } = options
  const rows = createDeskRows()
  let headers: HeaderTaker | undefined
  let download: DeskView['download'] = null
  let closed: DeskView['closed'] = null
  let isClosing = false
  /** Deletions and downloads wait for one another. */
  const inTurn = inTurns()

  const changed = (): void => {
    rows.touch()
    onChanged()
  }

  const line = createDeskLine(
    options,
    async (session) => {
      closed = null
      const rules = await options.rules()
      const messages = await readMaildrop(options, session, rows.messages ?? [], rules.rules.length > 0)
      rows.replace(messages)
      headers = takeHeaders({
        session,
        messages,
        readHeaders: (topped) => readHeaders(mime, topped, rules, options.now()),
        onTaken: changed,
        onFailed: (error) => line.cut(error),
      })
      keepAlive(session, options.keepAliveMillis ?? KEEP_ALIVE_MILLIS, () => !isClosing && download === null)
      onChanged()
    },
    onChanged,
  )

  const refuseWhileClosing = (): void => {
    if (isClosing) throw new ServerDeskError('closing', 'DELE and QUIT are on their way')
  }

  /** Never rejects: what ends a session is told by the line, anything else ends it here. */
  const fetch = async (choose: () => Promise<readonly DeskMessage[]>): Promise<void> => {
    let session: Pop3Session | undefined
    try {
      session = await line.open()
      // By UID: in another session they are other rows.
      const chosen = (await choose()).flatMap(({ uid }) => rows.find(uid) ?? [])
      const messages = chosen.filter(({ isHere }) => !isHere)
      const rulesInForce = openRules(await options.rules(), options.mime, options.now)
      await downloadMessages({ ...options, rulesInForce }, session, rows, messages, (progress) => {
        download = progress
        onChanged()
      })
    } catch (error) {
      if (session?.state === 'transaction') line.cut(error)
    } finally {
      download = null
      changed()
    }
  }

  return {
    get isOpen() {
      return line.facts.state !== 'closed'
    },
    view: () => ({ accountId, ...line.facts, ...rows.totals(), download, closed }),

    async open() {
      await line.open()
    },

    async rows(order, offset, limit) {
      const messages = await rows.inOrder(order)
      const inSight = messages.slice(offset, offset + limit)
      headers?.want(inSight)
      return { total: messages.length, rows: inSight.map(toRow) }
    },

    async preview(uid, lines) {
      const session = await line.open()
      const message = rows.find(uid)
      if (!message) throw new ServerDeskError('no-such-message', `${uid} is not in the maildrop`)
      const bytes = await session.top(message.number, lines)
      const isCut = bytes.byteLength < message.octets
      return { ...(await mime.previewTop({ bytes }, [bytes.buffer])), isCut }
    },

    async mark(selection, isMarked) {
      const messages = await rows.select(selection)
      refuseWhileClosing()
      await setMarks(options, messages, isMarked)
      changed()
    },

    async undoMarks() {
      refuseWhileClosing()
      await setMarks(options, rows.marked(), false)
      changed()
      if (line.session) await unlessRefused(line.session.rset())
    },

    async download(selection) {
      // A range counts the rows as they are shown now; opening may change them.
      const shown = rows.messages && (await rows.select(selection))
      await inTurn(() => fetch(async () => shown ?? rows.select(selection)))
    },

    cancelDownload() {
      if (!download) return
      // RETR cannot be taken back: the line is cut, and a new session goes on with the same rows and marks.
      line.cut()
      // The view tells why it does not open.
      line.open().catch(() => undefined)
    },

    close: (unseen) =>
      inTurn(async () => {
        const session = await line.open()
        isClosing = true
        try {
          closed = await closeMaildrop(options, session, rows, unseen, () => line.enterUpdate())
          line.cut()
          return closed
        } catch (error) {
          // A QUIT that was refused has ended the session, and nothing else tells why.
          const isOver = line.session === session || line.facts.state === 'closed'
          if (isOver && !(error instanceof ServerDeskError)) line.cut(error)
          throw error
        } finally {
          isClosing = false
          changed()
        }
      }),

    leave() {
      rows.replace(null)
      closed = null
      line.cut()
      changed()
    },
  }
}
