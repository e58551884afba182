import type en from './locales/en/index.ts'

/** All words of one language. English is the shape the others must have. */
export type Messages = typeof en

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`
}[keyof T & string]

/** The name of one text, such as `common.cancel`. */
export type MessageKey = Paths<Messages>

/** What may be put into the braces of a text. */
export type TextValues = Record<string, string | number>

/** The text of that name in the present language. */
export type Translate = (key: MessageKey, values?: TextValues) => string
