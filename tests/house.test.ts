// The house keeps its shape: who imports whom, where transactions are opened, how files are called and how long they are.
// What is written here is what is true; whoever needs it otherwise changes it here first, and says why in docs/decisions.
import { describe, expect, test } from 'vitest'
import { filesBelow, isTest, type SourceFile } from './support/source-files.ts'

const source = filesBelow('src', ['.ts', '.tsx'])
const product = source.filter((file) => !isTest(file))
const inFolder = (folder: string) => (file: SourceFile): boolean => file.path.startsWith(`${folder}/`)
const within = (folder: string): SourceFile[] => product.filter(inFolder(folder))

/** "a imports b" for every import that the rule forbids; empty when the house stands. */
const breaches = (files: readonly SourceFile[], forbidden: (target: string, file: SourceFile) => boolean): string[] =>
  files.flatMap((file) => file.imports.filter((target) => forbidden(target, file)).map((target) => `${file.path} imports ${target}`))

const packageBreaches = (files: readonly SourceFile[], forbidden: (name: string, file: SourceFile) => boolean): string[] =>
  files.flatMap((file) => file.packages.filter((name) => forbidden(name, file)).map((name) => `${file.path} imports ${name}`))

/** What is code: neither comments nor texts. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''")

describe('the test itself', () => {
  test('sees the imports of the source', () => {
    expect(product.length).toBeGreaterThan(150)
    const refusal = product.find(({ path }) => path === 'src/domain/cases/refusal.ts')!
    expect(refusal.imports).toContain('src/domain/access/can.ts')
    const app = product.find(({ path }) => path === 'src/server/http/app.ts')!
    expect(app.packages).toContain('fastify')
    expect(product.flatMap(({ imports }) => imports).filter((target) => target.startsWith('src/') && /\.tsx?$/.test(target) && !source.some(({ path }) => path === target))).toEqual([])
  })
})

describe('the roots', () => {
  /** Pure algorithms that run anywhere: geometry, datums, diagrams, indexes, pronunciation, recurrence. */
  const pure = new Set(['jsts', 'gcoord', 'd3-delaunay', 'flatbush', 'pinyin-pro', 'rrule'])
  test('the domain imports the domain and packages that only compute: no Node', () => {
    expect(breaches(within('src/domain'), (target) => !target.startsWith('src/domain/'))).toEqual([])
    expect(packageBreaches(within('src/domain'), (name) => !pure.has(name))).toEqual([])
  })

  test('the domain asks no clock and throws no dice', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\bprocess\.|\bfetch\(|\bsetTimeout\(/
    expect(within('src/domain').filter(({ text }) => impure.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })

  test('the contract imports the domain and typebox', () => {
    expect(breaches(within('src/contract'), (target) => !/^src\/(domain|contract)\//.test(target))).toEqual([])
    expect(packageBreaches(within('src/contract'), (name) => name !== 'typebox')).toEqual([])
  })

  test('server and web never import each other', () => {
    expect(breaches(within('src/server'), (target) => target.startsWith('src/web/'))).toEqual([])
    expect(breaches(within('src/web'), (target) => target.startsWith('src/server/'))).toEqual([])
    expect(packageBreaches(within('src/web'), (name) => name.startsWith('node:'))).toEqual([])
  })

  test('the apps never import each other, and the kit imports no app', () => {
    const apps = ['citizen', 'worker', 'console']
    for (const app of apps) expect(breaches(within(`src/web/${app}`), (target) => apps.some((other) => other !== app && target.startsWith(`src/web/${other}/`)))).toEqual([])
    expect(breaches(within('src/web/kit'), (target) => /^src\/web\/(citizen|worker|console)\//.test(target))).toEqual([])
  })

  test('no part of the product imports a test or what serves tests', () => {
    expect(breaches(product, (target) => target.startsWith('tests/') || target.startsWith('bench/') || /\.test\.tsx?$/.test(target))).toEqual([])
  })
})

describe('the features of the domain', () => {
  // A feature may import those before it.
  const order = ['kernel', 'access', 'territory', 'people', 'files', 'measures', 'clocks', 'catalogue', 'powers', 'cases', 'whistles', 'operations', 'rounds', 'sync', 'messages']
  const featureOf = (path: string): string => path.split('/')[2]!

  test('are known, and import one way', () => {
    expect([...new Set(within('src/domain').map(({ path }) => featureOf(path)))].sort()).toEqual([...order].sort())
    expect(breaches(within('src/domain'), (target, { path }) => order.indexOf(featureOf(target)) > order.indexOf(featureOf(path)))).toEqual([])
  })
})

describe('the features of the server', () => {
  /** Ground every feature stands on. */
  const ground = ['db', 'access', 'journal', 'http', 'jobs']
  /** One way: a feature imports those with a lower number. Those with the same number don't know each other. */
  const rank: Readonly<Record<string, number>> = { 'interop/formats': 0, interop: 7, territory: 1, people: 2, files: 3, messages: 6, clocks: 3, catalogue: 3, powers: 3, cases: 4, operations: 5, rounds: 5, measures: 6, whistles: 5, sync: 6, live: 7, system: 7 }
  /** Where everything is put together. These may import any feature. */
  const assembly = new Set(['src/server/context.ts', 'src/server/services.ts', 'src/server/main.ts', 'src/server/http/app.ts', 'src/server/jobs/jobs.ts'])
  /** Readers and writers of files know nothing of the product; the interfaces of interop know all of it. */
  const formats = /^src\/server\/interop\/((sheets|shapes)\/|[^/]+$)/
  const folderOf = (path: string): string => (formats.test(path) ? 'interop/formats' : path.split('/').length > 3 ? path.split('/')[2]! : '')
  const outside = ({ path }: SourceFile): boolean => assembly.has(path) || ['cli', 'demo'].includes(folderOf(path))

  test('are known', () => {
    const folders = [...new Set(within('src/server').map(({ path }) => folderOf(path)))].filter((folder) => folder !== '')
    expect(folders.sort()).toEqual([...ground, ...Object.keys(rank), 'cli', 'demo'].filter((name) => name !== 'interop' || folders.includes(name)).sort())
  })

  test('import one way', () => {
    const features = within('src/server').filter((file) => !outside(file) && rank[folderOf(file.path)] !== undefined)
    expect(breaches(features, (target, { path }) => {
      const [mine, theirs] = [folderOf(path), folderOf(target)]
      return target.startsWith('src/server/') && mine !== theirs && rank[theirs] !== undefined && rank[theirs] >= rank[mine]!
    })).toEqual([])
    expect(breaches(features, (target) => assembly.has(target) && target !== 'src/server/context.ts')).toEqual([])
  })

  test('the ground knows no feature', () => {
    const files = within('src/server').filter((file) => !outside(file) && ground.includes(folderOf(file.path)))
    expect(breaches(files, (target) => rank[folderOf(target)] !== undefined && target.startsWith('src/server/'))).toEqual([])
  })

  test('the demonstration is used by nobody but who starts it', () => {
    const users = within('src/server').filter((file) => !inFolder('src/server/demo')(file) && file.imports.some((target) => target.startsWith('src/server/demo/'))).map(({ path }) => path)
    expect(users).toEqual(['src/server/cli/main.ts', 'src/server/main.ts'])
  })
})

describe('one place for each thing', () => {
  test('a transaction is opened by the endpoint, reactions, jobs, migrations, the demonstration and the command line', () => {
    const openers = product.filter(({ text }) => /\binTransaction\(/.test(text)).map(({ path }) => path)
    expect(openers).toEqual([
      'src/server/cases/recompute.ts', 'src/server/cli/hosts.ts', 'src/server/cli/import-file.ts', 'src/server/cli/main.ts', 'src/server/cli/new-district.ts', 'src/server/db/migrate.ts', 'src/server/demo/load.ts', 'src/server/demo/logins.ts', 'src/server/http/endpoint.ts', 'src/server/jobs/jobs.ts',
      'src/server/journal/react.ts', 'src/server/messages/keep-sending.ts', 'src/server/territory/imports/runner.ts',
    ])
  })

  const homes: readonly (readonly [name: string, home: RegExp])[] = [
    ['pg', /^src\/server\/db\//],
    ['graphile-worker', /^src\/server\/jobs\//],
    ['fastify', /^src\/server\/(http|files)\//],
    ['sharp', /^src\/server\/(files|demo)\//],
    ['@node-rs/argon2', /^src\/server\/people\//],
    ['web-push', /^src\/server\/messages\//],
    ['nodemailer', /^src\/server\/messages\//],
    ['chinese-days', /^src\/server\/territory\//],
    ['maplibre-gl', /^src\/web\/kit\/map\//],
    ['terra-draw', /^src\/web\/kit\/map\//],
    ['terra-draw-maplibre-gl-adapter', /^src\/web\/kit\/map\//],
    ['echarts', /^src\/web\/kit\//],
    ['antd', /^src\/web\/console\//],
    ['@tanstack/react-router', /^src\/web\/console\//],
  ]
  test.each(homes)('the package %s is known only to %s', (name, home) => {
    expect(product.some(({ packages }) => packages.includes(name))).toBe(true)
    expect(packageBreaches(product, (used, { path }) => used === name && !home.test(path))).toEqual([])
  })

  test('SQL is the server’s alone', () => {
    const sql = /\b(?:select\s[\s\S]{1,300}?\sfrom\s[a-z_]+\s|insert into [a-z_]+ ?\(|update [a-z_]+ set\b|delete from [a-z_]+)/
    const found = product.filter(({ text }) => sql.test(text)).map(({ path }) => path)
    expect(found.length).toBeGreaterThan(10)
    expect(found.filter((path) => !path.startsWith('src/server/'))).toEqual([])
  })
})

describe('the files', () => {
  const styles = filesBelow('src', ['.css'])
  const all = [...source, ...styles, ...filesBelow('tests', ['.ts', '.tsx']), ...filesBelow('bench', ['.ts']), ...filesBelow('scripts', ['.mjs'])]

  test('are called in kebab-case; one that shows a component may be in PascalCase', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|css|mjs)$/
    const pascal = /^[A-Z][A-Za-z0-9]*(\.[a-z]+)*\.tsx$/
    expect(all.map(({ path }) => path).filter((path) => { const name = path.split('/').at(-1)!; return !kebab.test(name) && !pascal.test(name) })).toEqual([])
  })

  test('have homes: none is called after being useful', () => {
    expect(all.map(({ path }) => path).filter((path) => /(^|\/)(utils?|helpers?|common|misc|shared-types)(\/|\.|$)/.test(path))).toEqual([])
  })

  test('are no longer than 300 lines, so that each holds one idea; a test that tells one long story has 400', () => {
    expect(all.filter((file) => file.text.split('\n').length - 1 > (isTest(file) ? 400 : 300)).map(({ path }) => path)).toEqual([])
  })

  test('say on top what part they play', () => {
    const silent = product.filter(({ text }) => !/^(\/\/|\/\*)/.test(text)).map(({ path }) => path)
    expect(silent).toEqual([])
  })

  test('use neither any nor enum nor silenced checks', () => {
    const loose = source.filter(({ text }) => /(?::|\bas|<|\|)\s*any\b(?!\w|:)/.test(withoutComments(text)) || /^\s*(?:export )?(?:const |declare )*enum /m.test(text) || new RegExp('@ts' + '-(ignore|nocheck|expect-error)').test(text))
    expect(loose.map(({ path }) => path)).toEqual([])
  })

  test('name no folder of the machine they were written on', () => {
    const documents = [...filesBelow('docs', ['.md']), ...filesBelow('src', ['.sql', '.json', '.txt', '.html', '.md'])]
    const places = new RegExp(['(?<![\\w.])/work/', '/home/[a-z]+/', '/Users/[a-z]+/', '/tmp/bash'].join('|'))
    expect([...all, ...documents].filter(({ path, text }) => path !== 'tests/house.test.ts' && places.test(text)).map(({ path }) => path)).toEqual([])
  })
})
