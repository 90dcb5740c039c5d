// DIR/demo-accounts.json: the demonstration's logins, readable by the owner of the installation only. Written as a draft
// before the hashes of its passwords are committed and named after: whenever we are killed, one of the two is right.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoAccount } from './accounts.ts'

const pathIn = (dataDir: string): string => join(dataDir, 'demo-accounts.json')
const draftIn = (dataDir: string): string => `${pathIn(dataDir)}.new`

const accountsIn = (path: string): DemoAccount[] => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemoAccount[]) : [])

export const draftDemoAccounts = (dataDir: string, accounts: readonly DemoAccount[]): void => {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(draftIn(dataDir), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600, flush: true })
}

export const settleDemoAccounts = (dataDir: string): void => renameSync(draftIn(dataDir), pathIn(dataDir))

export const demoAccounts = (dataDir: string): DemoAccount[] => accountsIn(pathIn(dataDir))

/** None when it was broken off while it was written. */
export const draftedAccounts = (dataDir: string): DemoAccount[] => {
  try {
    return accountsIn(draftIn(dataDir))
  } catch {
    return []
  }
}
