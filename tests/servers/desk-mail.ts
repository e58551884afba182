/** A message with its number in every field, to be told from the others. */
export const deskMail = (
  number: number,
  change: { header?: string; from?: string; lines?: number } = {},
): Buffer =>
  Buffer.from(
    [
      `From: ${change.from ?? `Sender ${String(number)} <sender${String(number)}@example.org>`}`,
      'To: alice@example.org',
      `Subject: Message ${String(number)}`,
      `Date: Sat, 21 Nov 2026 10:${String(number % 60).padStart(2, '0')}:00 +0000`,
      `Message-ID: <${String(number)}@example.org>`,
      ...(change.header === undefined ? [] : [change.header]),
      '',
      `Body of ${String(number)}`,
      ...Array.from({ length: change.lines ?? 2 }, (_, line) => `.line ${String(line)} of ${String(number)}`),
      '',
    ].join('\r\n'),
  )

export const deskMails = (count: number, lines = 2): Buffer[] =>
  Array.from({ length: count }, (_, index) => deskMail(index, { lines }))
