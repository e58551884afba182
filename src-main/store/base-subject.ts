/**
 * What mail programs put before the subject of an answer: `Re:`, `RE[2]:`, `Re^2:` and their words for it in other
 * languages (Antw, AW, Odp, Ref, R, RIF, SV, VS, YNT, Отв, На, תגובה, 回复, 答复 …).
 */
const REPLY =
  /^\s*(?:re|aw|antw|antwort|sv|vs|odp|ynt|r|rif|ref|res|отв|ответ|на|תגובה|השב|回复|回覆|答复|答覆)\s*(?:[[(^]\s*\d{1,3}\s*[\])]?)?\s*[:：]\s*/iu
/** Longest part of a subject that is compared. */
const MAX_LENGTH = 100

/** Whether a subject says that it is an answer. */
export const isReply = (subject: string): boolean => REPLY.test(subject)

/** The subject without the marks of an answer, in one case and with single spaces: what subjects are compared and sorted by. */
export function baseSubject(subject: string): string {
  let rest = subject
  while (REPLY.test(rest)) rest = rest.replace(REPLY, '')
  return rest.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase().slice(0, MAX_LENGTH)
}
