import type { Field } from './compare.ts'

/** Why a field of a message is read otherwise than expected. */
export interface KnownMiss {
  file: string
  field: Field
  /** `expectation`: what is expected is wrong by the standard named; `taste`: both can be had; `ours`: we are wrong. */
  kind: 'expectation' | 'taste' | 'ours'
  reason: string
}

const COMMENT_AS_NAME =
  'the comment after a lone user name is shown as the name (RFC 5322 appendix A.5), as it is after an address'
const WHOLE_ID = 'what is between the angle brackets is kept whole: it is compared, never sent to'
const BACKSLASHES =
  'a Windows path whose backslashes nobody doubled: its last part is the name, not all letters run together'
const TRAILING_BLANKS =
  'blanks at the end of a quoted-printable line are no data (RFC 2045 section 6.7, rule 3); the expected hash has them'

const EMPTY_PART =
  'the one line end of a part that is else empty belongs to the boundary; mailparser keeps it'

/** Every difference from ../shared/mail-corpus that is known, with its reason. One that is no longer a difference fails. */
export const KNOWN_MISSES: readonly KnownMiss[] = [
  {
    file: 'headers/rubymail-raw_email_double_at_in_header.eml',
    field: 'message-id',
    kind: 'taste',
    reason: WHOLE_ID,
  },
  {
    file: 'real-world/newsletters/sa-welcomelists-neat_net_tricks.eml',
    field: 'message-id',
    kind: 'taste',
    reason: WHOLE_ID,
  },
  {
    file: 'real-world/newsletters/sa-welcomelists-ryanairmail.com.eml',
    field: 'message-id',
    kind: 'taste',
    reason: WHOLE_ID,
  },
  { file: 'mime-structure/mimekit-startrek.eml', field: 'from', kind: 'taste', reason: COMMENT_AS_NAME },
  { file: 'mime-torture/mailcore-jwz-055.eml', field: 'from', kind: 'taste', reason: COMMENT_AS_NAME },
  {
    file: 'malformed/enmime-qp-utf8-header-no-break.eml',
    field: 'text',
    kind: 'ours',
    reason: 'no empty line ends the header, so the first boundary is taken for a part of it',
  },
  { file: 'crypto/zbateson-m4008.eml', field: 'attachment names', kind: 'taste', reason: BACKSLASHES },
  { file: 'html/stalwart-legacy-035.eml', field: 'attachment names', kind: 'taste', reason: BACKSLASHES },
  { file: 'html/stalwart-legacy-039.eml', field: 'attachment names', kind: 'taste', reason: BACKSLASHES },
  {
    file: 'mime-structure/sa-nice-mime1.eml',
    field: 'attachment sizes',
    kind: 'expectation',
    reason: TRAILING_BLANKS,
  },
  {
    file: 'mime-structure/sa-nice-mime1.eml',
    field: 'attachment SHA-256',
    kind: 'expectation',
    reason: TRAILING_BLANKS,
  },
  {
    file: 'mime-torture/mailcore-jwz-090.eml',
    field: 'attachment sizes',
    kind: 'expectation',
    reason: TRAILING_BLANKS,
  },
  {
    file: 'mime-torture/mailcore-jwz-090.eml',
    field: 'attachment SHA-256',
    kind: 'expectation',
    reason: TRAILING_BLANKS,
  },
  {
    file: 'mime-torture/mimetools-multi-badnames.eml',
    field: 'attachment sizes',
    kind: 'ours',
    reason: EMPTY_PART,
  },
  {
    file: 'mime-torture/mimetools-multi-badnames.eml',
    field: 'attachment SHA-256',
    kind: 'ours',
    reason: EMPTY_PART,
  },
]
