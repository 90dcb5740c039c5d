// The row a list is read on behind: what it is sorted by, and the id that tells equals apart.
import { kernelProblem } from '../../domain/kernel/problem.ts'

export const rowKeyOf = (text: string, id: string): string => Buffer.from(`${id}|${text}`).toString('base64url')

/** `shape` is what the text must look like where the database would not take any. */
export const rowKey = (cursor: string, shape = /./su): { text: string; id: string } => {
  const [, id, text] = /^([0-9a-f-]{36})\|(.+)$/su.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (!text || !id || !shape.test(text)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return { text, id }
}
