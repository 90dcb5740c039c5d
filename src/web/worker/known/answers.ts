// Routes this phone answers by itself from what it knows and what waits on it, as the server would: pages ask the contract
// and needn't know which of the two they hear.
import type { KnownCase } from '../../../contract/case-search.ts'
import type { Held } from '../../../contract/sync.ts'
import type { Route } from '../../../contract/route.ts'
import { knownRules, plainAddress, propose } from '../../../domain/cases/known.ts'
import { noSample, weigh } from '../../../domain/cases/words/likeness.ts'
import { metresApart } from '../../../domain/kernel/flat-earth.ts'
import { unpackFacts } from '../../../domain/sync/held-facts.ts'
import type { SyncSection } from '../../../domain/sync/exchange.ts'
import type { Local } from '../../kit/data/local.ts'
import type { Engine } from '../../kit/offline/engine.ts'
import { timeNow } from '../../kit/words/use-now.ts'
import { rowOf, type KnownView } from './case-view.ts'
import { foldAll, type KnownCases } from './cases.ts'
import { foldInspections, type KnownInspections, type KnownPremisesRow } from './inspections.ts'
import { pendingOn } from './pending.ts'

type Input = { params?: { id?: string }; query?: Record<string, unknown>; body?: Record<string, unknown> }

/** Mine to work on: at a unit or an office where I have a post. */
export const heldByMe = (known: KnownCases, engine: Engine, view: KnownView): boolean => {
  const facts = engine.known.get<Held['facts']>('facts', 'facts')
  const fold = known.folds.get(view.id)
  if (!facts || !fold) return false
  return unpackFacts(facts).actor.posts.some(({ unit, officeId }) => (unit !== null && unit.id === fold.holderUnitId) || (officeId !== null && officeId === fold.holderOfficeId))
}

export const makeLocal = (engine: Engine): Local & { cases: () => KnownCases; inspections: () => KnownInspections } => {
  const { known, mirror } = engine
  /** Folded anew when something held has changed. */
  const folding = <T>(fold: (engine: Engine) => T): (() => T) => {
    let folded: { at: number; known: T } | undefined
    return () => {
      const at = mirror.held()
      if (folded?.at !== at) folded = { at, known: fold(engine) }
      return folded.known
    }
  }
  const cases = folding(foldAll)
  const inspections = folding(foldInspections)
  const rows = <T>(section: SyncSection, use: (records: readonly T[]) => unknown): unknown => (known.has(section) ? use(known.list<T>(section)) : undefined)
  const metres = (a: { lng: number; lat: number }, b: { lng: number; lat: number }): number => Math.round(metresApart(a, b))

  const listCases = (query: Record<string, unknown>): unknown => {
    if (query['holder'] !== 'mine' || query['group'] !== 'open' || query['words'] || !known.has('facts')) return undefined
    const all = cases()
    return { cases: all.all.filter((view) => view.stateGroup === 'open' && heldByMe(all, engine, view)).map(rowOf), next: null }
  }
  /** Those still in the register, by name. */
  const allPremises = (): KnownPremisesRow[] => [...inspections().premises.values()].map(({ premises }) => premises).filter(({ endedOn }) => endedOn === null).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
  const listPremises = (words: unknown): unknown => {
    if (!known.has('premises')) return undefined
    const said = typeof words === 'string' ? words.toLowerCase() : ''
    return { premises: allPremises().filter(({ name, address }) => said === '' || `${name} ${address}`.toLowerCase().includes(said)), next: null }
  }
  const nearPremises = (place: { lng: number; lat: number }): unknown => {
    if (!known.has('premises')) return undefined
    const near = allPremises().flatMap((one) => (one.place && metres(one.place, place) <= 1_000 ? [{ ...one, metres: metres(one.place, place) }] : []))
    return { premises: near.sort((a, b) => a.metres - b.metres) }
  }
  const dueInspections = (): unknown => {
    if (!known.has('premises')) return undefined
    const due = [...inspections().inspections.values()].filter(({ state }) => state === 'warned').sort((a, b) => ((a.reinspectOn ?? '') < (b.reinspectOn ?? '') ? -1 : 1))
    return { inspections: due, next: null }
  }
  const reminders = (): unknown => {
    if (!known.has('facts')) return undefined
    const seen = new Set(pendingOn(engine).flatMap(({ name, input }) => (name === 'clocks.seen' ? (input.body['ids'] as readonly number[]) : [])))
    const left = known.list<Held['reminders']>('reminders').filter(({ id }) => !seen.has(id))
    return { reminders: [...left].reverse(), total: left.length }
  }
  /** Alike among what this phone knows. */
  const knownCases = (body: Record<string, unknown>): { cases: KnownCase[] } => {
    const place = (body['place'] as { lng: number; lat: number } | undefined) ?? null
    const sought = { place, category: (body['category'] as string | undefined) ?? null, address: plainAddress(String(body['address'] ?? '')), words: weigh(noSample, String(body['words'] ?? '')) }
    const rules = knownRules(undefined, true)
    const found = cases().all.flatMap((view) => {
      const proposal = view.onlyHere ? undefined : propose(sought, { lng: view.place?.lng ?? null, lat: view.place?.lat ?? null, category: view.category, address: view.address, description: view.description, open: view.stateGroup !== 'closed', closedAt: view.closedAt }, noSample, rules, timeNow())
      return proposal ? [{ view, proposal }] : []
    })
    return {
      cases: found.sort((a, b) => b.proposal.rank - a.proposal.rank).slice(0, 30).map(({ view, proposal }) => ({
        id: view.id, category: view.category, state: view.state, stateGroup: view.stateGroup, description: view.description, place: view.place, metres: proposal.metres === null ? null : Math.round(proposal.metres), reasons: proposal.reasons,
        likeness: Math.round(proposal.likeness * 100), reportedAt: view.reportedAt, closedAt: view.closedAt, thumbnail: rowOf(view).thumbnail, mayOpen: true, following: view.following, followers: view.followers,
      })),
    }
  }

  const answers: Readonly<Record<string, (input: Input) => unknown>> = {
    'cases.get': ({ params }) => cases().byId.get(params?.id ?? ''),
    'cases.list': ({ query = {} }) => listCases(query),
    'cases.categories': () => rows<Held['catalogue']>('catalogue', (all) => ({ categories: all.map(({ shown }) => shown) })),
    'phrases.list': () => rows<Held['phrases']>('phrases', (phrases) => ({ phrases })),
    'inspections.checklist': ({ query = {} }) => (query['version'] === undefined ? known.get('checklist', 'checklist') : undefined),
    'inspections.list': ({ query = {} }) => (query['due'] === true ? dueInspections() : undefined),
    'inspections.get': ({ params }) => inspections().inspections.get(params?.id ?? ''),
    'premises.get': ({ params }) => inspections().premises.get(params?.id ?? ''),
    'premises.list': ({ query = {} }) => listPremises(query['words']),
    'premises.near': ({ query = {} }) => nearPremises({ lng: Number(query['lng']), lat: Number(query['lat']) }),
    'clocks.reminders': reminders,
  }
  const instead: Readonly<Record<string, (input: Input) => unknown>> = {
    'cases.known': ({ body = {} }) => (known.has('facts') ? knownCases(body) : undefined),
    'territory.locate': ({ query = {} }) => {
      const units = cases().around({ lng: Number(query['lng']), lat: Number(query['lat']) })
      return units.length > 0 ? { units } : undefined
    },
  }
  return {
    cases, inspections,
    answer: (route: Route, input) => answers[route.id]?.(input as Input) ?? undefined,
    instead: (route: Route, input) => instead[route.id]?.(input as Input) ?? undefined,
    // Taken here and not yet sent, or of a case this phone holds.
    photo: (id) => (engine.photos.upload(id) ? engine.photos.get(id) : engine.thumbs.has(id) ? engine.thumbs.get(id) : undefined),
    stale: () => engine.kick(),
    listen: mirror.listen, count: mirror.held,
  }
}
