// Every message opens the very thing it is about, in every app whoever a rule can mean may read it in; an app without such a
// page says so on purpose. Rules are generated from all occasions and all who may be meant; addresses are tried on the apps'
// own routes.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { roles, type Role } from '../src/domain/access/roles.ts'
import { unitLevels } from '../src/domain/access/place.ts'
import { mayHear, starterRules } from '../src/domain/messages/message-rule.ts'
import { hearers, occasionNames, occasions, type SubjectKind, type Who } from '../src/domain/messages/occasion.ts'
import { appOf, apps, appsFor, occurrenceSubject, pageOf, type App, type Subject } from '../src/domain/messages/opens.ts'
import { matchPath } from '../src/web/kit/mobile/router/address.ts'

const id = '019a0000-0000-7000-8000-000000000001'
const examples: Readonly<Record<SubjectKind, readonly Subject[]>> = {
  case: [{ kind: 'case', id }], whistle: [{ kind: 'whistle', id }], operation: [{ kind: 'operation', id }], inspection: [{ kind: 'inspection', id }],
  round: [occurrenceSubject(id, 17, '2026-03-02')], routine: [occurrenceSubject(id, 17, '2026-03-02'), occurrenceSubject(id, null, '2026-03-02')],
}

/** The addresses an app knows, as its own source has them. */
const pathsIn = (file: string, pattern: RegExp) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, path]) => ({ path: path! }))
const routes: Readonly<Record<App, readonly { path: string }[]>> = {
  console: pathsIn('src/web/console/router.tsx', /path: '([^']+)'/g), worker: pathsIn('src/web/worker/routes.tsx', /lateView\('([^']+)'/g), citizen: pathsIn('src/web/citizen/routes.tsx', /lateView\('([^']+)'/g),
}

/** An address with parts of its own finds a page with a name for each; the inbox is no page of a thing. */
const opens = (subject: Subject, app: App): boolean => {
  const path = pageOf(subject, app)
  const match = path === null ? null : matchPath(routes[app], path)
  return match !== null && Object.keys(match.params).length > 0
}

const everyWho: readonly Who[] = [...hearers, ...(Object.keys(roles) as Role[]).flatMap((role) => unitLevels.map((level): Who => ({ role, level })))]
const rules = occasionNames.flatMap((occasion) => everyWho.filter((who) => mayHear(occasion, who)).map((who) => ({ occasion, who, name: `${occasion} → ${typeof who === 'string' ? who : `${who.role} of the ${who.level}`}` })))

describe('a message', () => {
  test.each(rules)('$name opens its thing in each app its readers have', ({ occasion, who }) => {
    const readers = appsFor(occasion, who)
    expect(readers.length).toBeGreaterThan(0)
    for (const app of readers) for (const subject of examples[occasions[occasion].subject]) expect([app, pageOf(subject, app), opens(subject, app)]).toEqual([app, expect.any(String), true])
  })

  test('of the starter set is among those', () => {
    for (const { occasion, who } of starterRules) expect(rules.some((one) => one.occasion === occasion && one.who === who), occasion).toBe(true)
  })

  test('is missing in one app on purpose only: residents are told of reports and nothing else', () => {
    const missing = (Object.keys(examples) as SubjectKind[]).flatMap((kind) => apps.filter((app) => !examples[kind].every((subject) => opens(subject, app))).map((app) => `${kind} ${app}`))
    expect(missing).toEqual(['whistle citizen', 'operation citizen', 'inspection citizen', 'round citizen', 'routine citizen'])
  })

  test('from before, or with an id that is none, goes to the inbox instead of nowhere', () => {
    for (const wrong of [id, `${id}/17`, `${id}/17/2026-3-2`, `../${id}/17/2026-03-02`, '']) for (const app of ['console', 'worker'] as const) expect(pageOf({ kind: 'round', id: wrong }, app)).toBeNull()
  })
})

describe('the app somebody has', () => {
  test.each<[Role[], App]>([[[], 'citizen'], [['resident'], 'citizen'], [['gridWorker', 'resident'], 'worker'], [['gridLeader'], 'worker'], [['gridWorker', 'communityDesk'], 'console'], [['departmentOfficer'], 'console'], [['leader'], 'console']])('%j: the %s', (held, app) => {
    expect(appOf(held)).toBe(app)
  })
})
