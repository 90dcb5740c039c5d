// The demonstration with its logins: loaded when it isn't there, and new passwords for whoever has no file of them.
import type { AccountId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import { inTransaction, type Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import { hashLogin } from '../people/guessing.ts'
import { newPassword } from '../people/new-password.ts'
import { hashPassword, passwordFits } from '../people/passwords.ts'
import { clearFailures, deleteSessions, findAccountByLogin, setPassword } from '../people/queries.ts'
import { PlainFault } from '../plain-fault.ts'
import type { District } from '../territory/districts.ts'
import { demoAccounts, draftDemoAccounts, draftedAccounts, settleDemoAccounts } from './account-file.ts'
import { demoLogins, type DemoAccount } from './accounts.ts'
import { loadDemo, type Loaded } from './load.ts'
import { readDemoTree } from './territory/tree.ts'

/** Somebody's own district may have the same code; its map isn't made up. */
const findDemo = async (context: Context): Promise<District | undefined> =>
  (await context.districts.all()).find(({ code, schematic }) => schematic && code === readDemoTree().code)

/** A draft may also be of a load that came to nothing. */
const draftFits = async (context: Context, dataDir: string): Promise<boolean> => {
  const one = draftedAccounts(dataDir).find(({ login }) => login !== null)
  const demo = one && (await findDemo(context))
  if (!demo) return false
  const account = await findAccountByLogin(context.database, demo.id, one.login!)
  return passwordFits(account?.password_hash ?? null, one.password!)
}

export type Demo = { loaded: Loaded | undefined; hasLogins: boolean }

export const ensureDemo = async (context: Context, dataDir: string, say?: (what: string) => void): Promise<Demo> => {
  const loaded = await loadDemo(context, say, (accounts) => draftDemoAccounts(dataDir, accounts))
  if (loaded || (await draftFits(context, dataDir))) settleDemoAccounts(dataDir)
  return { loaded, hasLogins: demoAccounts(dataDir).length > 0 || !(await findDemo(context)) }
}

/** What to say when it is there and its logins aren't. */
export const noLogins = (dataDir: string): string =>
  `示范区已在数据库中,但 ${dataDir} 里没有 demo-accounts.json;npm run wangge -- demo --new-passwords --data ${dataDir} 为示范账号设置新密码。\n` +
  `The demonstration is in the database, but there is no demo-accounts.json in ${dataDir}; npm run wangge -- demo --new-passwords --data ${dataDir} gives its logins new passwords.`

type Found = { id: AccountId; login: string; name: string; at: string }

const findAccounts = (tx: Tx, district: District): Promise<Found[]> =>
  tx.query<Found>(
    `select a.id, a.login, n.name, coalesce(u.name, '') as at
     from accounts a join persons n on n.district = a.district and n.id = a.person_id
     left join lateral (select p.unit_id from posts p where p.district = a.district and p.person_id = a.person_id order by p.id limit 1) p on true
     left join units u on u.district = a.district and u.id = p.unit_id
     where a.district = $1 and a.login = any($2) and a.active`,
    [district.id, demoLogins.map(({ login }) => login)],
  )

const findResident = async (tx: Tx, district: District): Promise<DemoAccount[]> => {
  const found = await tx.query<{ name: string; phone: string }>(
    `select n.name, n.phone from accounts a join persons n on n.district = a.district and n.id = a.person_id
     where a.district = $1 and a.login is null and a.active and n.phone is not null
       and not exists (select from posts p where p.district = n.district and p.person_id = n.id) order by n.id limit 1`,
    [district.id],
  )
  return found.map(({ name, phone }) => ({ role: 'resident', login: null, password: null, phone, name, at: '', app: 'citizen' }))
}

/** Their sessions end, locks are lifted. */
export const renewDemoPasswords = async (context: Context, dataDir: string): Promise<DemoAccount[]> => {
  const demo = await findDemo(context)
  if (!demo) throw new PlainFault('示范区不在这个数据库中。', 'The demonstration is not in this database.')
  const made = await Promise.all(demoLogins.map(async (one) => {
    const password = newPassword()
    return { ...one, password, hash: await hashPassword(password) }
  }))
  const accounts = await inTransaction(context.database, async (tx) => {
    await tx.query('set local synchronous_commit to on')
    const found = new Map((await findAccounts(tx, demo)).map((one) => [one.login, one]))
    const renewed = made.flatMap(({ hash, ...one }) => {
      const account = found.get(one.login)
      if (!account) return []
      setPassword(tx, demo.id, account.id, hash)
      clearFailures(tx, demo.id, hashLogin(one.login))
      deleteSessions(tx, demo.id, account.id, null)
      appendJournal(tx, { district: demo.id, personId: null }, undefined, { kind: 'account.passwordChanged', at: context.clock(), subjectKind: 'account', subjectId: String(account.id), data: { by: 'wangge demo' } })
      return [{ ...one, phone: null, name: account.name, at: account.at }]
    })
    const all: DemoAccount[] = [...renewed, ...(await findResident(tx, demo))]
    draftDemoAccounts(dataDir, all)
    return all
  })
  settleDemoAccounts(dataDir)
  return accounts
}
