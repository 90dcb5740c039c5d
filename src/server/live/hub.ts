// Live updates: after commits the journal is read on and each listener is told which cases within its reach changed.
// Nobody is told what the list query would not show them: the same rule decides; who follows a case is told of its steps.
// Costs nothing while nobody listens.
import type { Actor } from '../../domain/access/actor.ts'
import { can, type Thing } from '../../domain/access/can.ts'
import { eventSteps } from '../../domain/cases/event.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Database, Queryable } from '../db/open.ts'
import { endOfJournal, markOf, readJournal, type Entry, type Mark } from '../journal/read.ts'

export type LiveEvent = { id: string; kind: string; caseId: string }
export type Listener = { actor: Actor; tell(event: LiveEvent): void; ready(id: string): void; /** Too much was missed: ask for everything again. */ reset(id: string): void; /** A plan of a territory they may draft for. */ planChanged?(id: string, planId: string): void }

export type Hub = {
  /** Something was committed here: look now rather than at the next half second. */
  wake(): void
  /** Called at every wake; for the reactions. */
  onWake(task: () => void): void
  /** Starts with what was missed since the mark, if any; answers how to stop. */
  listen(listener: Listener, since: Mark | undefined): Promise<() => void>
  stop(): void
}

const pollEvery = 500
const mostAtOnce = 1_000

export const markText = (mark: Mark): string => `${mark.transaction}.${mark.position}`
export const markFrom = (text: string): Mark | undefined => {
  const [, transaction, position] = /^(\d{1,20})\.(\d{1,16})$/.exec(text) ?? []
  return transaction && position ? { transaction, position: Number(position) } : undefined
}

type ThingRow = Record<'street_id' | 'community_id' | 'grid_id' | 'microgrid_id' | 'holder_unit_id' | 'holder_office_id' | 'assigned_office_id' | 'owner_id', number | null> & { id: string; followers: number[]; assisting_office_ids: number[] }

type Followed = { thing: Thing; followers: readonly number[] }

/** What changes a case for who only follows it; a note is for those who work on it. */
const stepKinds: ReadonlySet<string> = new Set(eventSteps.filter((step) => step !== 'note').map((step) => `case.${step}`))

const readThings = async (db: Queryable, district: DistrictId, ids: readonly string[]): Promise<Map<string, Followed>> => {
  const rows = await db.query<ThingRow>(
    `select id, street_id, community_id, grid_id, microgrid_id, holder_unit_id, holder_office_id, assigned_office_id, assisting_office_ids, owner_id,
       coalesce((select jsonb_agg(w.person_id) from case_followers w where w.district = c.district and w.case_id = c.id), '[]') as followers
     from cases c where district = $1 and id = any($2::uuid[])`,
    [district, ids],
  )
  return new Map(rows.map((row) => [
    row.id,
    { followers: row.followers, thing: {
      district, streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id,
      holderUnitId: row.holder_unit_id, holderOfficeId: row.holder_office_id, assignedOfficeId: row.assigned_office_id, assistingOfficeIds: row.assisting_office_ids, ownerId: row.owner_id,
    } as unknown as Thing },
  ]))
}

type PlanPlace = Record<'street_id' | 'community_id' | 'grid_id' | 'microgrid_id', UnitId | null> & { id: string }

const tellOfPlans = async (db: Queryable, district: DistrictId, entries: readonly Entry[], listeners: readonly Listener[]): Promise<void> => {
  if (entries.length === 0) return
  const rows = await db.query<PlanPlace>(
    `select p.id, u.street_id, u.community_id, u.grid_id, u.microgrid_id from plans p join units u on u.district = p.district and u.id = p.unit_id
     where p.district = $1 and p.id = any($2::uuid[])`,
    [district, [...new Set(entries.map((entry) => entry.subject_id))]],
  )
  const places = new Map(rows.map((row) => [row.id, row]))
  for (const entry of entries) {
    const place = places.get(entry.subject_id)
    if (!place) continue
    const thing: Thing = {
      district, streetId: place.street_id, communityId: place.community_id, gridId: place.grid_id, microgridId: place.microgrid_id,
      holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null,
    }
    for (const listener of listeners) if (can(listener.actor, 'territory.draft', thing).allowed) listener.planChanged?.(markText(entry), entry.subject_id)
  }
}

const tellAll = async (db: Queryable, district: DistrictId, entries: readonly Entry[], listeners: readonly Listener[]): Promise<void> => {
  // A changed net changes every list and map.
  const adopted = entries.filter((entry) => entry.kind === 'territory.adopted').at(-1)
  if (adopted) return listeners.forEach((listener) => listener.reset(markText(entries.at(-1)!)))
  if (listeners.length > 0) await tellOfPlans(db, district, entries.filter((entry) => entry.subject_kind === 'plan'), listeners)
  const ofCases = entries.filter((entry) => entry.subject_kind === 'case')
  if (ofCases.length === 0 || listeners.length === 0) return
  const things = await readThings(db, district, [...new Set(ofCases.map((entry) => entry.subject_id))])
  for (const entry of ofCases) {
    const known = things.get(entry.subject_id)
    if (!known) continue
    const followedBy = ({ actor }: Listener): boolean => actor.personId !== null && stepKinds.has(entry.kind) && known.followers.includes(actor.personId)
    for (const listener of listeners)
      if (can(listener.actor, 'case.see', known.thing).allowed || followedBy(listener)) listener.tell({ id: markText(entry), kind: entry.kind, caseId: entry.subject_id })
  }
}

type Channel = { mark: Mark; listeners: Set<Listener> }

export const openHub = (database: Database, onFault: (fault: unknown) => void): Hub => {
  const channels = new Map<DistrictId, Channel>()
  const tasks: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined
  let reading = false
  let again = false

  const readOn = async (): Promise<void> => {
    if (reading) return void (again = true)
    reading = true
    try {
      do {
        again = false
        for (const [district, channel] of channels) {
          const entries = await readJournal(database, district, channel.mark, mostAtOnce)
          const last = entries.at(-1)
          if (!last) continue
          await tellAll(database, district, entries, [...channel.listeners])
          channel.mark = markOf(last)
          if (entries.length === mostAtOnce) again = true
        }
      } while (again)
    } catch (fault) {
      onFault(fault)
    } finally {
      reading = false
    }
  }

  const catchUp = async (listener: Listener, since: Mark, until: Mark): Promise<void> => {
    const missed = await readJournal(database, listener.actor.district, since, mostAtOnce)
    if (missed.length === mostAtOnce) return listener.reset(markText(until))
    await tellAll(database, listener.actor.district, missed, [listener])
  }

  return {
    wake() {
      for (const task of tasks) task()
      if (channels.size > 0) void readOn()
    },
    onWake: (task) => void tasks.push(task),
    async listen(listener, since) {
      const { district } = listener.actor
      let channel = channels.get(district)
      if (!channel) {
        channel = { mark: await endOfJournal(database, district), listeners: new Set() }
        channel = channels.get(district) ?? channel
        channels.set(district, channel)
      }
      timer ??= setInterval(() => void readOn(), pollEvery)
      const { mark } = channel
      channel.listeners.add(listener)
      listener.ready(markText(mark))
      if (since) await catchUp(listener, since, mark).catch(onFault)
      return () => {
        channel.listeners.delete(listener)
        if (channel.listeners.size === 0 && channels.get(district) === channel) channels.delete(district)
        if (channels.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
    stop() {
      clearInterval(timer)
      channels.clear()
    },
  }
}
