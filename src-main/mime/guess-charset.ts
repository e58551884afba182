/** The commonest letters of Russian, as octets: о е а и н т с р, small and capital. */
const RUSSIAN: Record<'windows-1251' | 'koi8-r', Set<number>> = {
  'windows-1251': new Set([
    0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0, 0xce, 0xc5, 0xc0, 0xc8, 0xcd, 0xd2, 0xd1, 0xd0,
  ]),
  'koi8-r': new Set([
    0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4, 0xd3, 0xd2, 0xef, 0xe5, 0xe1, 0xe9, 0xee, 0xf4, 0xf3, 0xf2,
  ]),
}

/** The commonest letters of Hebrew in windows-1255: י ו ה ל א ר ת ש מ ב. */
const HEBREW = new Set([0xe9, 0xe5, 0xe4, 0xec, 0xe0, 0xf8, 0xfa, 0xf9, 0xee, 0xe1])

/** Final letters of Hebrew in windows-1255 (ך ם ן ף ץ): nothing follows them within a word. */
const HEBREW_FINALS = new Set([0xea, 0xed, 0xef, 0xf3, 0xf5])

/** Octets looked at: enough for any statistics, and the same time for every text. */
const SAMPLE = 4096

/** First octets below that are of punctuation and signs. */
const FIRST_LETTER = 0xa4
/** The commonest characters of each, by their first octet: Hangul syllables; hanzi of GB 2312's first level. */
const isHangul = (lead: number): boolean => lead >= 0xb0 && lead <= 0xc8
const isCommonHanzi = (lead: number): boolean => lead >= 0xb0 && lead <= 0xd7
/** And the frequent characters of Big5. */
const isCommonBig5 = (lead: number): boolean => lead <= 0xc6

/** The one letter of Russian in koi8-r that stands below the others: ё. */
const KOI_YO = 0xa3
/** Fewer pairs than that prove nothing. */
const LEAST_PAIRS = 3

/**
 * The East Asian set of text that is pairs of octets and nothing else above ASCII; undefined where it is not. In letters of
 * one octet words of odd length break the pairs, and second octets are as often large as first ones.
 */
function guessPairs(bytes: Uint8Array): 'big5' | 'gb18030' | 'euc-kr' | undefined {
  let pairs = 0
  let lowSeconds = 0
  let smallSeconds = 0
  const leads: number[] = []
  const end = Math.min(bytes.length, SAMPLE) - 1
  for (let i = 0; i < end; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const second = bytes[++i] ?? 0
    const isLow = second >= 0x40 && second <= 0x7e
    if (lead < 0xa1 || lead > 0xfe || !(isLow || (second >= 0xa1 && second <= 0xfe))) return undefined
    pairs++
    if (isLow) lowSeconds++
    else if (second < 0xc0 && second !== KOI_YO) smallSeconds++
    if (lead >= FIRST_LETTER) leads.push(lead)
  }
  const share = (is: (lead: number) => boolean): number => leads.filter(is).length / leads.length
  if (leads.length < LEAST_PAIRS) return undefined
  if (lowSeconds > 0) return lowSeconds >= pairs * 0.15 && share(isCommonBig5) >= 0.9 ? 'big5' : undefined
  if (smallSeconds < pairs * 0.15) return undefined
  if (share(isHangul) >= 0.8) return 'euc-kr'
  return share(isCommonHanzi) >= 0.8 ? 'gb18030' : undefined
}

/**
 * The likeliest character set of text that is not UTF-8 and says nothing true of itself. Knows those that unlabelled mail is
 * written in: Western, Russian, Hebrew, Chinese, Korean.
 */
export function guessCharset(
  bytes: Uint8Array,
): 'windows-1252' | 'windows-1251' | 'koi8-r' | 'windows-1255' | 'big5' | 'gb18030' | 'euc-kr' {
  let high = 0
  let neighbours = 0
  let hebrewLetters = 0
  let hebrewCommon = 0
  let brokenFinals = 0
  let russian1251 = 0
  let russianKoi = 0
  const end = Math.min(bytes.length, SAMPLE)
  for (let i = 0; i < end; i++) {
    const octet = bytes[i] ?? 0
    if (octet < 0x80) continue
    high++
    const next = bytes[i + 1] ?? 0
    if (next >= 0xc0) neighbours++
    if (octet >= 0xe0 && octet <= 0xfa) hebrewLetters++
    if (HEBREW.has(octet)) hebrewCommon++
    if (HEBREW_FINALS.has(octet) && next >= 0xe0) brokenFinals++
    if (RUSSIAN['windows-1251'].has(octet)) russian1251++
    if (RUSSIAN['koi8-r'].has(octet)) russianKoi++
  }
  // In Western languages accented letters stand alone among plain ones.
  if (neighbours * 2 < high) return guessPairs(bytes) ?? 'windows-1252'
  const isHebrew = hebrewLetters >= high * 0.95 && brokenFinals * 20 <= high && hebrewCommon >= russian1251
  if (isHebrew) return 'windows-1255'
  const pairs = guessPairs(bytes)
  if (pairs !== undefined) return pairs
  return russian1251 >= russianKoi ? 'windows-1251' : 'koi8-r'
}
