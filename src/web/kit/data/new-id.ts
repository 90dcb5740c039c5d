// Ids made where the record is made: UUIDv7, so that they sort by time.
import { v7 } from 'uuid'

export const newId = (): string => v7()
