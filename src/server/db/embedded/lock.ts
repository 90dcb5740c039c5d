// One server per data folder: a lock file that names its holder. A holder that was killed leaves the file behind; the
// next start sees that the process is gone (or that its number belongs to another program now) and takes over.
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainFault, errorCode } from '../../plain-fault.ts'
import { identityOf, processNamespace } from './process-identity.ts'

export type Lock = { release(): void }

type Holder = { pid: number; identity: string; namespace: string; nonce: string }

/** How long a living holder may take to go away, so that stop and start can follow each other directly. */
const patience = 2500
/** A holder in another container can't be seen, but its lock file is touched every two seconds. */
const heartbeat = 2000
const silence = 8000

const lockPath = (dataDir: string) => join(dataDir, 'wangge.lock')

export const takeLock = async (dataDir: string): Promise<Lock> => {
  const path = lockPath(dataDir)
  const own: Holder = { pid: process.pid, identity: identityOf(process.pid) ?? '', namespace: processNamespace(), nonce: randomUUID() }
  const draft = `${path}.${own.nonce}`
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    const giveUpAt = Date.now() + patience
    while (!tryLink(draft, path)) {
      const holder = readHolder(path)
      if (holder === 'gone') continue
      if (holder === 'damaged' || !(await holderLives(holder, path))) removeStale(path, holder)
      else if (Date.now() > giveUpAt) throw alreadyRunning(dataDir, holder.pid)
      else await sleep(100)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  const timer = setInterval(() => touch(path), heartbeat)
  timer.unref()
  let held = true
  return {
    release() {
      if (!held) return
      held = false
      clearInterval(timer)
      const holder = readHolder(path)
      if (typeof holder !== 'string' && holder.nonce === own.nonce) rmSync(path, { force: true })
    },
  }
}

/** The process that serves this folder now, if there is one on this machine. */
export const lockHolder = (dataDir: string): number | undefined => {
  const holder = readHolder(lockPath(dataDir))
  if (typeof holder === 'string') return undefined
  return identityOf(holder.pid) === holder.identity ? holder.pid : undefined
}

const alreadyRunning = (dataDir: string, pid: number) =>
  new PlainFault(
    `网格已在使用数据文件夹 ${dataDir} 运行(进程 ${pid}),请先停止它,或用 --data 换一个文件夹。`,
    `Wangge is already running on the data folder ${dataDir} (process ${pid}); stop it first or choose another folder with --data.`,
  )

/** Linking a finished file is atomic: a lock is never seen half written. */
const tryLink = (draft: string, path: string): boolean => {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

const readHolder = (path: string): Holder | 'gone' | 'damaged' => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'gone'
    throw error
  }
  try {
    const holder = JSON.parse(text) as Partial<Holder>
    return typeof holder.pid === 'number' && typeof holder.identity === 'string' ? (holder as Holder) : 'damaged'
  } catch {
    return 'damaged'
  }
}

const holderLives = async (holder: Holder, path: string): Promise<boolean> => {
  if (holder.namespace === processNamespace()) return identityOf(holder.pid) === holder.identity
  const before = modified(path)
  for (let waited = 0; waited < silence; waited += 200) {
    await sleep(200)
    if (modified(path) !== before) return true
  }
  return false
}

const modified = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs

const touch = (path: string) => {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The folder was taken away under us; nothing to keep alive.
  }
}

/** Moves the file aside first: if somebody else took over meanwhile, theirs goes back to its place. */
const removeStale = (path: string, seen: Holder | 'damaged') => {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  const same = typeof seen === 'string' ? moved === seen : typeof moved !== 'string' && moved.nonce === seen.nonce
  if (!same) tryLink(aside, path)
  rmSync(aside, { force: true })
}
