// DIR/demo-accounts.json: the demonstration's logins, readable by the owner of the installation only.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoAccount } from './accounts.ts'

const pathIn = (dataDir: string): string => join(dataDir, 'demo-accounts.json')

export const writeDemoAccounts = (dataDir: string, accounts: readonly DemoAccount[]): void => {
  mkdirSync(dataDir, { recursive: true })
  const draft = `${pathIn(dataDir)}.new`
  writeFileSync(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, pathIn(dataDir))
}

export const demoAccounts = (dataDir: string): DemoAccount[] =>
  existsSync(pathIn(dataDir)) ? (JSON.parse(readFileSync(pathIn(dataDir), 'utf8')) as DemoAccount[]) : []
