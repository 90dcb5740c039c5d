// A district of one's own, empty: its unit, the starter catalogue, offices and phrases, and one system administrator, whose
// password is shown once and kept nowhere.
import { starterCatalogue } from '../../domain/catalogue/starter/catalogue.ts'
import { starterOffices } from '../../domain/catalogue/starter/offices.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { codeScheme, isCode, paddedCode } from '../../domain/territory/unit.ts'
import { todayOf } from '../access/actors.ts'
import { insertStarterPhrases } from '../cases/starter-phrases.ts'
import { insertFirstVersion } from '../catalogue/rows.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/tx.ts'
import { newPassword } from '../people/new-password.ts'
import { hashPassword } from '../people/passwords.ts'
import { PlainFault } from '../plain-fault.ts'

export type NewDistrict = { district: DistrictId; login: string; password: string }

export const makeDistrict = async (context: Context, code: string, name: string): Promise<NewDistrict> => {
  const full = code.length === codeScheme.digits.district ? paddedCode(code, codeScheme) : code
  if (!isCode(full, 'district')) throw new PlainFault(`区划代码应为 6 位或 12 位数字，而不是“${code}”。`, `The code of a district has 6 or 12 digits, not "${code}".`, 2)
  if (name.trim() === '') throw new PlainFault('请用 --name 给出区的名称。', 'Give the name of the district with --name.', 2)
  const password = newPassword()
  const hash = await hashPassword(password)
  const district = await inTransaction(context.database, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('wangge new district'))")
    if ((await tx.query('select 1 from districts where code = $1', [full])).length > 0) throw new PlainFault(`已有区划代码为 ${full} 的区。`, `There is a district with the code ${full} already.`)
    const day = todayOf(context.clock())
    const [made] = await tx.query<{ next: DistrictId }>('select coalesce(max(district), 0) + 1 as next from districts')
    const id = made!.next
    await tx.query("insert into districts (district, code, name, schematic, settings) values ($1, $2, $3, false, '{}')", [id, full, name.trim()])
    const [unit] = await tx.query<{ id: number }>("insert into units (district, level, code, name, valid_from) values ($1, 'district', $2, $3, $4) returning id", [id, full, name.trim(), day])
    await tx.query('insert into issued_codes (district, code, unit_id, issued_on) values ($1, $2, $3, $4)', [id, full, unit!.id, day])
    for (const office of starterOffices) await tx.query("insert into offices (district, code, name, kind, unit_id) values ($1, $2, $3, 'department', $4)", [id, office.code, office.name, unit!.id])
    await insertFirstVersion(tx, id, starterCatalogue, day, context.clock())
    await insertStarterPhrases(tx, id, context.clock())
    const [person] = await tx.query<{ id: number }>("insert into persons (district, name) values ($1, '系统管理员') returning id", [id])
    await tx.query("insert into posts (district, person_id, role, unit_id, from_on) values ($1, $2, 'systemAdministrator', $3, $4)", [id, person!.id, unit!.id, day])
    await tx.query('insert into accounts (district, person_id, login, password_hash, active) values ($1, $2, $3, $4, true)', [id, person!.id, 'system', hash])
    tx.afterCommit(() => context.districts.forget())
    return id
  })
  return { district, login: 'system', password }
}
