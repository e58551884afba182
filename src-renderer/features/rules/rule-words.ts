import type { Label } from '../../../src-main/contract/label.ts'
import type { Place } from '../../../src-main/contract/message.ts'
import type { RuleCondition, RuleDeed, RuleDefinition, RuleField } from '../../../src-main/contract/rule.ts'
import type { MessageKey } from '../../text/messages.ts'
import type { Text } from '../../text/use-text.ts'

export const FIELD_NAMES: Record<RuleField, MessageKey> = {
  from: 'rules.field.from',
  recipients: 'rules.field.recipients',
  subject: 'rules.field.subject',
  'list-id': 'rules.field.listId',
}

export const PLACE_NAMES: Record<Place, MessageKey> = {
  inbox: 'shell.inbox',
  archive: 'shell.archive',
  junk: 'shell.junk',
  bin: 'shell.bin',
}

/** What a rule looks for, as one half of a sentence: `From contains “shop” and it is larger than 2 MB`. */
export function conditionWords(
  { match, conditions }: Pick<RuleDefinition, 'match' | 'conditions'>,
  text: Text,
): string {
  const words = conditions.map((condition) => oneCondition(condition, text))
  return text.format.value.list(words, match === 'all' ? 'and' : 'or')
}

function oneCondition(condition: RuleCondition, { t, count, format }: Text): string {
  switch (condition.kind) {
    case 'field':
    case 'header': {
      // Isolated: a header's name is Latin in every language.
      const name =
        condition.kind === 'header' ? `\u2068${condition.name}\u2069` : t(FIELD_NAMES[condition.field])
      return t(`rules.sentence.${condition.test}`, { field: name, text: condition.text })
    }
    case 'larger':
      return t('rules.sentence.larger', { size: format.value.size(condition.octets) })
    case 'older':
      return count('rules.sentence.older', condition.days)
    case 'spam-score':
      return t('rules.sentence.spamScore', { score: format.value.number(condition.atLeast) })
    case 'spam':
      return t('rules.sentence.spam')
    case 'not-to-me':
      return t('rules.sentence.notToMe')
  }
}

/** What a rule does, or did, each thing apart; empty when it is nothing. */
export function deedWords(deed: RuleDeed, { t, format }: Text): string[] {
  const words: string[] = []
  if (deed.fate !== null) words.push(t(`rules.deed.${deed.fate}`))
  if (deed.labels.length > 0) {
    words.push(t('rules.deed.label', { labels: format.value.list(deed.labels, 'and') }))
  }
  if (deed.place !== null) words.push(t('rules.deed.move', { place: t(PLACE_NAMES[deed.place]) }))
  if (deed.star) words.push(t('rules.deed.star'))
  if (deed.markRead) words.push(t('rules.deed.markRead'))
  return words
}

/** What a rule does, in one line. */
export function actionWords(
  { actions, stopsHere }: Pick<RuleDefinition, 'actions' | 'stopsHere'>,
  labels: ReadonlyMap<number, Label>,
  text: Text,
): string {
  const names = actions.labelIds.flatMap((id) => labels.get(id)?.name ?? [])
  const words = deedWords({ ...actions, labels: names }, text)
  if (stopsHere) words.push(text.t('rules.deed.stop'))
  return words.length === 0 ? text.t('rules.deed.nothing') : words.join(' · ')
}
