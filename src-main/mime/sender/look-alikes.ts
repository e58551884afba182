/** Letters and digits that are hard to tell from small Latin letters (a part of UTS 39's table), by what they look like. */
const TWINS: Record<string, string> = {
  a: 'аαɑ', b: 'Ьƅ', c: 'сϲ', d: 'ԁ', e: 'еҽ', g: 'ցɡ', h: 'һհ', j: 'јϳ', k: 'кκ', l: '1iіӏιıℓ|', n: 'ոп', o: '0оοօ', p: 'рρ',
  q: 'ԛ', r: 'г', s: 'ѕ', t: 'тτ', u: 'υսц', v: 'ѵν', w: 'ԝѡ', x: 'хχ', y: 'уγү', z: 'ᴢ',
} // prettier-ignore
const TWIN_OF = new Map(
  Object.entries(TWINS).flatMap(([letter, twins]) => Array.from(twins, (twin) => [twin, letter] as const)),
)

/** What a text looks like: two that look alike have the same. Marks on letters are left out. */
export const skeletonOf = (text: string): string =>
  Array.from(text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''), (char) => TWIN_OF.get(char) ?? char)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')

/** Whether every letter is one that could be taken for a Latin one. */
export const looksLatin = (text: string): boolean => /^[a-z0-9.-]*$/.test(skeletonOf(text))

/**
 * The domain among `known` that `domain`, or a domain it is within, looks like without being it; undefined when there
 * is none. Both in letters, not punycode.
 */
export function lookAlike(domain: string, known: readonly string[]): string | undefined {
  const labels = domain.toLowerCase().split('.')
  return known.find((own) => {
    const tail = labels.slice(-own.split('.').length).join('.')
    return tail !== own.toLowerCase() && skeletonOf(tail) === skeletonOf(own)
  })
}
