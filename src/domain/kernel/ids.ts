// Branded ids, so that a unit's number can't be handed in where a person's is wanted.
// Records made on the spot (cases, files, commands) carry UUIDv7 made by whoever made them; kept lists carry numbers.

export type Brand<T, Name extends string> = T & { readonly __brand: Name }

export type DistrictId = Brand<number, 'district'>
export type UnitId = Brand<number, 'unit'>
export type OfficeId = Brand<number, 'office'>
export type PersonId = Brand<number, 'person'>
export type AccountId = Brand<number, 'account'>
export type PostId = Brand<number, 'post'>
export type CaseId = Brand<string, 'case'>
export type WhistleId = Brand<string, 'whistle'>
export type FileId = Brand<string, 'file'>
export type CommandId = Brand<string, 'command'>

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** True for a lower-case RFC 9562 UUID. */
export const isUuid = (text: string): boolean => uuidPattern.test(text)
