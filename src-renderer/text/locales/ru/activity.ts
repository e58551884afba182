import type en from '../en/activity.ts'

const activity: typeof en = {}

export default activity
