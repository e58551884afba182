import type { HeaderField } from '../contract/header-field.ts'
import { allFields } from '../mime/all-fields.ts'

/** An entry of a history, with the header block that is kept in it also as people read it. */
export const withFields = <Entry extends { headers: string }>(
  entry: Entry,
): Entry & { fields: HeaderField[] } => ({ ...entry, fields: allFields(Buffer.from(entry.headers)) })
