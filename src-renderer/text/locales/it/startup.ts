import type en from '../en/startup.ts'

const startup: typeof en = {}

export default startup
