import type { Text } from '../../text/use-text.ts'

const MINUTES = [0, 1, 5, 10, 15, 30, 60, 120, 240, 720]

/** The choices of *Check for mail*, with the present one among them even if it is none of the usual. */
export function checkIntervals({ t, count }: Text, present: number): { value: number; label: string }[] {
  const minutes = MINUTES.includes(present) ? MINUTES : [...MINUTES, present].sort((a, b) => a - b)
  const words = (value: number): string => {
    if (value === 0) return t('accounts.checkByHand')
    return value % 60 === 0 ? count('accounts.checkHours', value / 60) : count('accounts.checkMinutes', value)
  }
  return minutes.map((value) => ({ value, label: words(value) }))
}
