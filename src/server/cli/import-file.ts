// npm run wangge -- import FILE: the same way as in the console, for whoever sets a district up.
import { readFileSync } from 'node:fs'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { v7 as newId } from 'uuid'
import type { Actor } from '../../domain/access/actor.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import { datums, type Datum } from '../../domain/territory/import/datum.ts'
import { allMends, type Mend } from '../../domain/territory/import/fault.ts'
import { importFields, type ImportField, type Mapping } from '../../domain/territory/import/fields.ts'
import type { ImportOptions } from '../../domain/territory/import/source.ts'
import { levels, type Level } from '../../domain/territory/unit.ts'
import { todayOf } from '../access/actors.ts'
import { carriers } from '../carriers.ts'
import type { Context } from '../context.ts'
import { inTransaction } from '../db/tx.ts'
import { PlainFault } from '../plain-fault.ts'
import type { District } from '../territory/districts.ts'
import { openImportFiles } from '../territory/imports/files.ts'
import type { Look } from '../territory/imports/look.ts'
import { runWorker, type Done } from '../territory/imports/run-worker.ts'
import type { Work } from '../territory/imports/work.ts'
import { netOf } from '../territory/net.ts'
import { adoptPlan } from '../territory/plans/adopt.ts'
import { createPlan } from '../territory/plans/draft.ts'
import { treeOf } from '../territory/plans/tree-of-net.ts'
import { codeRulesOf } from '../territory/rules.ts'
import { hostNames, setHosts } from './hosts.ts'
import { makeDistrict } from './new-district.ts'

export type ImportWishes = {
  district?: string; name?: string; map?: string; level?: string; datum?: string; mend?: string; 'leave-out'?: boolean; adopt?: boolean; host?: string[]
}
type Say = (line: string) => void

const wrong = (zh: string, en: string): never => {
  throw new PlainFault(zh, en, 2)
}

const oneOf = <T extends string>(value: string, allowed: readonly T[], option: string): T =>
  allowed.find((one) => one === value) ?? wrong(`--${option} 只能是 ${allowed.join('、')}。`, `--${option} must be one of ${allowed.join(', ')}.`)

const districtFor = async (context: Context, { district: code, name, host }: ImportWishes, say: Say): Promise<District> => {
  const all = await context.districts.all()
  const known = code === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((one) => one.code === code || one.code.startsWith(code.padEnd(6, '0')))
  if (known) return known
  if (code === undefined) return wrong('请用 --district 给出区划代码；还没有的区，再用 --name 给出名称。', 'Name the district by --district CODE; add --name to make one that is not there yet.')
  if (name === undefined) return wrong(`没有区划代码为 ${code} 的区。加 --name 名称 可新建。`, `There is no district with the code ${code}. Add --name to make it.`)
  const made = await makeDistrict(context, code, name)
  say(`${name}: 已新建 · made`)
  say(`  登录 · login  ${host?.[0] ?? ''}/console/  ${made.login}  ${made.password}`)
  if (all.length > 0 && host === undefined) say('  没有主机名时,网页打开的是第一个区;请再用 --host 给出本区的主机名 · without a host name the apps open the first district; give this one its own by --host')
  return context.districts.get(made.district)
}

const mappingFrom = (list: string, headings: readonly string[]): Mapping =>
  Object.fromEntries(list.split(',').map((pair) => {
    const [field = '', heading = ''] = pair.split('=').map((part) => part.trim())
    const column = headings.indexOf(heading)
    if (column < 0) wrong(`文件里没有“${heading}”这一列，有：${headings.join('、')}。`, `There is no column "${heading}"; there are: ${headings.join(', ')}.`)
    return [oneOf<ImportField>(field, importFields, 'map'), column]
  }))

const datumFor = (look: Look, given: string | undefined): Datum => {
  if (given !== undefined) return oneOf(given, datums, 'datum')
  if (look.kind === 'sheet') return 'wgs84'
  return look.datum?.datum ?? wrong('看不出坐标基准，请用 --datum wgs84 或 --datum gcj02 说明。', 'The datum is not clear; say --datum wgs84 or --datum gcj02.')
}

const optionsFor = (look: Look, wishes: ImportWishes): ImportOptions => ({
  mapping: wishes.map === undefined ? look.mapping : mappingFrom(wishes.map, look.headings),
  level: wishes.level === undefined ? null : oneOf<Level>(wishes.level, levels, 'level'),
  datum: datumFor(look, wishes.datum),
  mend: wishes.mend === undefined ? [] : wishes.mend === 'all' ? allMends : wishes.mend.split(',').map((one) => oneOf<Mend>(one.trim(), allMends, 'mend')),
})

/** Whoever runs the command keeps the installation. */
const keeper = (district: District): Actor => ({
  district: district.id, accountId: null, personId: null, name: 'wangge import',
  posts: [{ id: null, role: 'systemAdministrator', unit: { id: district.unitId, level: 'district', streetId: null, communityId: null, gridId: null, microgridId: null }, officeId: null }],
})

const tell = (done: Extract<Done, { kind: 'analysed' }>, say: Say): void => {
  const { counts, rows } = done
  say(`新增 new ${counts.new} · 变更 changed ${counts.changed} · 无变化 unchanged ${counts.unchanged} · 有错误 faulty ${counts.faulty} · 已修复 mended ${counts.mended}`)
  for (const [kind, count] of Object.entries(counts.faults)) say(`  ${kind.padEnd(24)}${count}`)
  const faulty = rows.filter(({ state }) => state === 'faulty')
  for (const { row, name, faults } of faulty.slice(0, 20)) say(`  row ${row} ${name}: ${faults.filter(({ mended }) => !mended).map(({ kind, found, other }) => [kind, found, other].filter((part) => part !== null).join(' ')).join(', ')}`)
  if (faulty.length > 20) say(`  … ${faulty.length - 20}`)
}

const plainProblem = (fault: unknown): never => {
  if (fault instanceof Problem) throw new PlainFault(`${fault.code} ${JSON.stringify(fault.params)}`, `${fault.code} ${JSON.stringify(fault.params)}`)
  throw fault
}

export const importHelp = (): string => readFileSync(new URL('./import-help.txt', import.meta.url), 'utf8')

/** The exit code: 0 done or previewed, 1 when faulty records stand in the way. */
export const importFile = async (context: Context, file: string | undefined, wishes: ImportWishes, say: Say): Promise<number> => {
  if (file === undefined) return wrong('请给出文件。', 'Name a file.')
  const path = resolve(file)
  await access(path).catch(() => wrong(`找不到文件 ${file}。`, `There is no file ${file}.`))
  const hosts = hostNames(wishes.host ?? [])
  const district = await districtFor(context, wishes, say)
  if (hosts.length > 0) {
    await setHosts(context, district, hosts)
    say(`${district.name}: ${hosts.join(', ')}`)
  }
  const folder = await mkdtemp(join(tmpdir(), 'wangge-import-'))
  try {
    const files = openImportFiles(folder)
    const id = newId()
    const net = await netOf(context, district.id)
    const common = { path, name: basename(path), tree: treeOf(net), rules: await codeRulesOf(context, district.id) }
    const run = (work: Work): Promise<Done> => runWorker(work, () => {}).done.catch(plainProblem)
    const looked = await run({ ...common, what: 'look' })
    if (looked.kind !== 'looked') throw new Error('not looked at')
    const options = optionsFor(looked.look, wishes)
    say(`${district.name}: ${common.name}, ${looked.look.rows} rows, ${Object.entries(options.mapping).map(([field, column]) => `${field}=${looked.look.headings[column]}`).join(', ')}${looked.look.kind === 'shapes' ? `, ${options.datum}` : ''}`)
    const done = await run({ ...common, what: 'analyse', id, options, operationsPath: files.operations(id) })
    if (done.kind !== 'analysed') throw new Error('not analysed')
    tell(done, say)
    if (!wishes.adopt) {
      say('未写入任何内容；加 --adopt 写入 · nothing was written; add --adopt to write it')
      return 0
    }
    if (done.counts.faulty > 0 && !wishes['leave-out']) {
      say('有错误的记录挡住了导入：修正、--mend 或 --leave-out · faulty records stand in the way: correct them, --mend or --leave-out')
      return 1
    }
    const operations = await files.readOperations(id)
    if (operations.length === 0) {
      say('没有新内容 · nothing new')
      return 0
    }
    await inTransaction(context.database, async (tx) => {
      const now = context.clock()
      const who = { context, actor: keeper(district), now }
      await createPlan(tx, who, { id, commandId: newId(), name: `导入 ${common.name}`.slice(0, 100), unitId: net.root.id, source: 'import', operations })
      await adoptPlan(tx, { ...who, carriers }, id, { commandId: newId(), version: 1 }, todayOf(now))
    }).catch(plainProblem)
    say(`已启用 ${operations.length} 项 · adopted, ${operations.length} operations`)
    return 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
