// Where the content of photos lies: found by its hash, in two sizes, never changed. On disk here; an object store only
// has to offer the same four doors.
import { createReadStream } from 'node:fs'
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

export const photoVariants = ['full', 'thumbnail'] as const
export type PhotoVariant = (typeof photoVariants)[number]

export type PhotoStore = {
  /** Durable once it resolves. The same content again changes nothing. */
  put(hash: string, variant: PhotoVariant, bytes: Uint8Array): Promise<void>
  has(hash: string, variant: PhotoVariant): Promise<boolean>
  open(hash: string, variant: PhotoVariant): Promise<{ stream: Readable; bytes: number } | undefined>
  /** Both sizes; nothing there is fine. */
  remove(hash: string): Promise<void>
}

const hashPattern = /^[0-9a-f]{64}$/

/** Files under `<root>/aa/bb/<hash>.<variant>`. */
export const openDiskStore = (root: string): PhotoStore => {
  const pathOf = (hash: string, variant: PhotoVariant): string => {
    if (!hashPattern.test(hash)) throw new Error('not a hash')
    return join(root, hash.slice(0, 2), hash.slice(2, 4), `${hash}.${variant}`)
  }
  const has = (hash: string, variant: PhotoVariant): Promise<boolean> => access(pathOf(hash, variant)).then(() => true, () => false)
  return {
    has,
    async put(hash, variant, bytes) {
      if (await has(hash, variant)) return
      const path = pathOf(hash, variant)
      await makeFolders(root, dirname(path))
      const temporary = `${path}.${randomBytes(6).toString('hex')}.part`
      try {
        await writeThrough(temporary, bytes)
        await rename(temporary, path)
      } catch (fault) {
        await rm(temporary, { force: true })
        throw fault
      }
      await syncFolder(dirname(path))
    },
    async open(hash, variant) {
      const path = pathOf(hash, variant)
      const found = await stat(path).catch(() => undefined)
      return found && { stream: createReadStream(path), bytes: found.size }
    },
    async remove(hash) {
      for (const variant of photoVariants) await rm(pathOf(hash, variant), { force: true })
    },
  }
}

const writeThrough = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o640)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name is durable only when its folder is; systems that can't sync a folder do it by themselves. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

const makeFolders = async (root: string, path: string): Promise<void> => {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  for (let folder = dirname(path); folder !== dirname(root) && folder !== dirname(folder); folder = dirname(folder)) await syncFolder(folder)
}
