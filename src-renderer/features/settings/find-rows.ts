import type { Translate } from '../../text/messages.ts'
import type { SettingRow, SettingSection } from './sections.ts'

/** The sections with those of their rows that say every word of `query`; all rows of one whose title does. */
export function findRows(sections: readonly SettingSection[], query: string, t: Translate): SettingSection[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const says = (text: string): boolean => words.every((word) => fold(text).includes(word))
  return sections.flatMap((section) => {
    const title = t(section.title)
    if (says(title)) return [section]
    const rows = section.rows.filter((row) => says(`${title} ${textOf(row, t)}`))
    return rows.length > 0 ? [{ ...section, rows }] : []
  })
}

function textOf(row: SettingRow, t: Translate): string {
  if (row.kind === 'part') return row.words.map((key) => t(key)).join(' ')
  const options = row.kind === 'choice' ? Object.values(row.options) : []
  return [row.label, ...(row.hint ? [row.hint] : []), ...options].map((key) => t(key)).join(' ')
}

/** Without case and without marks: é is found by e, ё by е. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
