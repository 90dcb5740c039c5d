// Schemas used by many routes. Instants travel as epoch milliseconds of the server's clock, dates as YYYY-MM-DD.
import Type from 'typebox'

export const id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
export const uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
export const instant = Type.Integer({ description: 'epoch milliseconds' })
export const month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })
export const phone = Type.String({ pattern: '^1[3-9]\\d{9}$' })
export const lng = Type.Number({ minimum: -180, maximum: 180, description: 'WGS-84' })
export const lat = Type.Number({ minimum: -90, maximum: 90, description: 'WGS-84' })
export const pageSize = Type.Integer({ minimum: 1, maximum: 200, default: 20 })
/** Opaque; handed back to read on behind the last row seen. */
export const cursor = Type.String({ maxLength: 200 })

export const nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
export const oneOf = <V extends string>(values: readonly V[]) => Type.Enum(values as readonly [V, ...V[]]) as Type.TEnum<V[]>
export const closed = <P extends Type.TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
export const empty = closed({})
