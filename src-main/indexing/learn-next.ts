import type { MimeClient } from '../mime/mime-client.ts'
import type { Store } from '../store/store-client.ts'
import { bytesOf } from './index-next.ts'
import { LESSONS } from './limits.ts'

/** What learning works with. */
export interface LearningParts {
  store: Pick<Store, 'listLessons' | 'learn' | 'readMessage' | 'readPart'>
  mime: Pick<MimeClient, 'summariseMessages'>
}

/**
 * Has the junk filter learn from the next messages that wait for it, or unlearn them. One that cannot be read teaches nothing.
 * @returns how many were looked at (0: none waits)
 * @throws StoreError, MimeError
 */
export async function learnNext({ store, mime }: LearningParts): Promise<number> {
  const waiting = await store.listLessons({ limit: LESSONS })
  if (waiting.length === 0) return 0
  const lessons = []
  for (const lesson of waiting) {
    const bytes = lesson.verdict === null ? null : await bytesOf(store, { id: lesson.id, held: 'whole' })
    const [summary] = bytes ? await mime.summariseMessages({ messages: [bytes] }) : []
    lessons.push({ ...lesson, text: summary?.body?.searchText ?? null })
  }
  await store.learn({ lessons })
  return lessons.length
}
