import type { Job } from '../../../src-main/contract/job.ts'
import { endsUntold, isBackground } from '../../stores/jobs.ts'
import { failureWords } from '../../text/failure-text.ts'
import type { Text } from '../../text/use-text.ts'

/** How far a job is, or how it ended, as a line. */
export function jobWords(text: Text, job: Job): string {
  if (job.state === 'running' || endsUntold(job.kind)) return runningWords(text, job)
  if (job.state === 'cancelled') return text.t(`jobs.${job.kind}Cancelled`)
  if (job.failure) {
    const { title } = failureWords(text.t, job.failure)
    return text.t('jobs.failed', { what: text.t(`jobs.${job.kind}`), why: title })
  }
  return endWords(text, job)
}

/** What a failed job has to say beyond its line. */
export const jobAdvice = ({ t }: Text, { failure }: Job): string =>
  failure ? failureWords(t, failure).advice : ''

function runningWords({ t, count, format }: Text, { kind, unit, done, total, messages }: Job): string {
  const what = t(`jobs.${kind}`)
  if (total === 0) return `${what}…`
  if (isBackground(kind)) {
    const numbers = { done: format.value.number(done), total: format.value.number(total) }
    return `${what} · ${t('jobs.sizes', numbers)}`
  }
  if (kind === 'backup' && done >= total) return t('jobs.checkingBackup', { what })
  if (unit === 'messages')
    return `${what} · ${count('jobs.progress', total, { done: format.value.number(done) })}`
  if (unit === 'files') return `${what} · ${count('jobs.files', total, { done: format.value.number(done) })}`
  const sizes = t('jobs.sizes', { done: format.value.size(done), total: format.value.size(total) })
  if (kind === 'backup') return `${what} · ${sizes}`
  return `${what} · ${sizes} · ${count('list.messages', messages)}`
}

function endWords({ count }: Text, { kind, messages, duplicates, bad, cut, path }: Job): string {
  if (kind === 'export') return count('jobs.exported', messages, { path })
  if (kind === 'backup') return count('jobs.backedUp', messages, { path })
  if (kind === 'empty') return count('jobs.emptied', messages)
  if (kind === 'check') return bad > 0 ? count('jobs.damaged', bad) : count('jobs.intact', messages)
  return [
    count('jobs.imported', messages),
    duplicates > 0 ? count('jobs.duplicates', duplicates) : '',
    bad > 0 ? count('jobs.leftOut', bad) : '',
    cut > 0 ? count('jobs.cut', cut) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
