import type en from '../en/settings.ts'

const settings: typeof en = {}

export default settings
