// Where files lie that somebody brings in: on disk, by the import's number, until the import is over. Beside each the
// operations its analysis came to, one a line.
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Operation } from '../../../domain/territory/plan/operation.ts'
import { importProblem } from './problems.ts'

export type ImportFiles = {
  /** Answers the number of bytes; beyond the limit, or of none, nothing stays. Two at once are two, the later holds. */
  put(id: string, body: Readable, mostBytes: number): Promise<number>
  source(id: string): string
  operations(id: string): string
  readOperations(id: string): Promise<Operation[]>
  remove(id: string): Promise<void>
  /** Ids of everything that lies here, with when it came. */
  list(): Promise<{ id: string; at: number }[]>
}

const idPattern = /^[0-9a-f-]{36}$/

export const openImportFiles = (root: string): ImportFiles => {
  const path = (id: string, ending: string): string => {
    if (!idPattern.test(id)) throw new Error('not an id')
    return join(root, `${id}.${ending}`)
  }
  const source = (id: string): string => path(id, 'source')
  const operations = (id: string): string => path(id, 'operations')
  const names = (): Promise<string[]> => readdir(root).catch(() => [])
  return {
    source,
    operations,
    async put(id, body, mostBytes) {
      await mkdir(root, { recursive: true })
      const part = path(id, `${randomUUID()}.part`)
      let bytes = 0
      const counted = async function* (): AsyncGenerator<Buffer> {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          bytes += chunk.length
          if (bytes > mostBytes) throw importProblem('import.too-large', { megabytes: Math.floor(mostBytes / 1_048_576) })
          yield chunk
        }
      }
      try {
        // Opened and closed within: a stream would open the file by itself, maybe after it is removed here.
        await writeFile(part, counted(), { mode: 0o640 })
        if (bytes > 0) await rename(part, source(id))
      } finally {
        await rm(part, { force: true })
      }
      return bytes
    },
    async readOperations(id) {
      const list: Operation[] = []
      for await (const line of createInterface({ input: createReadStream(operations(id), 'utf8'), crlfDelay: Infinity })) if (line !== '') list.push(JSON.parse(line) as Operation)
      return list
    },
    async remove(id) {
      for (const name of await names()) if (name.startsWith(`${id}.`)) await rm(join(root, name), { force: true })
    },
    async list() {
      const ofFiles = (await names()).filter((name) => /\.(source|part)$/.test(name))
      const found = await Promise.all(ofFiles.map(async (name) => ({ id: name.slice(0, 36), at: (await stat(join(root, name)).catch(() => undefined))?.mtimeMs })))
      return found.flatMap(({ id, at }) => (at === undefined ? [] : [{ id, at }]))
    },
  }
}
