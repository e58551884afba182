import type en from '../en/welcome.ts'

const welcome: typeof en = {}

export default welcome
