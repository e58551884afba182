/** What can be bound. Booleans, dates and undefined cannot: the driver refuses them. */
export type SqlValue = string | number | null | Uint8Array<ArrayBuffer>

/** A query, or a piece of one, with its parameters in order. */
export interface Sql {
  readonly text: string
  readonly params: readonly SqlValue[]
}

const isSql = (value: SqlValue | Sql): value is Sql =>
  typeof value === 'object' && value !== null && 'params' in value

/** Builds a query: a value becomes a bound parameter, another `sql` piece is put in as it is. */
export function sql(strings: TemplateStringsArray, ...values: (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? ''
  const params: SqlValue[] = []
  values.forEach((value, index) => {
    if (isSql(value)) params.push(...value.params)
    else params.push(value)
    text += (isSql(value) ? value.text : '?') + (strings[index + 1] ?? '')
  })
  return { text, params }
}

/** A list as one parameter, to be read by `SELECT value FROM json_each(...)`: no limit on its length. */
export const jsonList = (values: readonly (string | number)[]): string => JSON.stringify(values)
