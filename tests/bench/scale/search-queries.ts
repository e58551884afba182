import { PHRASES } from '../../servers/mail-phrases.ts'
import { seededRandom } from '../../servers/seeded-random.ts'

export interface Query {
  kind: string
  text: string
}

/** Mixed queries about the generated mail, the same ones each time. */
export function searchQueries(count: number, messages: number): Query[] {
  const random = seededRandom(11)
  const [english, russian, italian, hebrew, chinese] = PHRASES
  const word = (sentence: string): string =>
    sentence.split(/[\s.,!?–]+/).filter((one) => one.length > 3)[0] ?? sentence
  const someWord = (phrases: (typeof PHRASES)[number] | undefined): string =>
    word(random.pick(phrases?.sentences ?? ['word']))
  const kinds: Record<string, () => string> = {
    'rare word': () => String(1 + random.below(messages)),
    'common word': () => someWord(english),
    'two words': () => `${someWord(italian)} ${someWord(italian)}`,
    phrase: () =>
      `"${random
        .pick(english?.sentences ?? [])
        .split(' ')
        .slice(0, 4)
        .join(' ')}"`,
    'from: and date': () =>
      `from:${word(random.pick(russian?.senders ?? []))} after:2024-0${String(1 + random.below(9))}-01`,
    CJK: () => random.pick(chinese?.sentences ?? []).slice(0, 2 + random.below(3)),
    Hebrew: () => someWord(hebrew),
    prefix: () => someWord(english).slice(0, 3),
  }
  const names = Object.keys(kinds)
  return Array.from({ length: count }, (_, at) => {
    const kind = names[at % names.length] ?? ''
    return { kind, text: kinds[kind]?.() ?? '' }
  })
}
