// The row a list is read on behind, as an opaque text: what it is sorted by, and the number that tells equals apart.
import { kernelProblem } from '../../domain/kernel/problem.ts'

export const keyOf = (text: string, id: number): string => Buffer.from(`${text}|${id}`).toString('base64url')

/** `shape` is what the text must look like where the database would not take any. */
export const keyFrom = (cursor: string, shape = /./su): { text: string; id: number } => {
  const [, text, id] = /^(.+)\|(\d{1,15})$/su.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (!text || !id || !shape.test(text)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return { text, id: Number(id) }
}
