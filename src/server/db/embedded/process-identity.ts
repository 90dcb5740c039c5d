// Tells whether a process noted earlier is still the same one: a process id alone may have been given to another
// program since.
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Something that no other process of this machine shares, also after a restart of the machine; undefined if it's gone. */
export const identityOf = (pid: number): string | undefined => {
  const boot = read('/proc/sys/kernel/random/boot_id')
  if (boot !== undefined) {
    const stat = read(`/proc/${pid}/stat`)
    // The name in brackets may hold anything, so count from the last bracket: state is field 3, start time field 22.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${boot.trim()} ${fields[19]}`
  }
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return started.trim() === '' ? undefined : started.trim()
  } catch {
    return undefined
  }
}

/** Where process ids mean the same: two containers that share a folder don't see each other's processes. */
export const processNamespace = (): string => {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

export const isAlive = (pid: number): boolean => identityOf(pid) !== undefined
