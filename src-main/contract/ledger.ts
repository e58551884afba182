/**
 * What is to become of a message on the server, if somebody decided.
 * - `keep`: it stays there, whatever the retention says. - `download`: take it whole, however big it is.
 * - `skip`: do not download it. - `delete`: delete it there as soon as it is safely here.
 * - `delete-unseen`: delete it there though it is not here: a person's word alone, or a rule that a person confirmed.
 * - `ask`: it looks like one that we have had under another UID; nothing is done before a person answers.
 */
export const DECISIONS = ['keep', 'download', 'skip', 'delete', 'delete-unseen', 'ask'] as const
export type Decision = (typeof DECISIONS)[number]

/** Who decided: a person, the account's retention, a header rule, or the program, which recognised a moved server. */
export type DecisionMaker =
  | { kind: 'user' }
  | { kind: 'retention' }
  | { kind: 'rule'; id: number; name: string }
  | { kind: 'renumbering' }
