// A short mark of a record's content: the same content, the same stamp, on every server and after every restart.
import { createHash } from 'node:crypto'

export const stampOf = (content: unknown): string => createHash('sha1').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
