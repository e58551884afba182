import type { Settings } from '../contract/settings.ts'

/** Whether it is quiet now: from one minute of the day to another, over midnight too. The same twice: all day. */
export function isQuiet({ quietHours, quietFrom, quietTo }: Settings, now: Date): boolean {
  if (!quietHours) return false
  const minute = now.getHours() * 60 + now.getMinutes()
  return quietFrom < quietTo
    ? minute >= quietFrom && minute < quietTo
    : minute >= quietFrom || minute < quietTo
}
