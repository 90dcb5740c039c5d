// A phone as the exchange sees it: what it holds, by section and key, and how it makes that what the server says. No outbox;
// tests send what they want.
import { v7 as newId } from 'uuid'
import { api } from '../../src/contract/api.ts'
import type { ReplyOf } from '../../src/contract/route.ts'
import type { WireCommand, WireOutcome } from '../../src/contract/sync.ts'
import { syncSections, type SyncSection } from '../../src/domain/sync/exchange.ts'
import type { Client } from './logins.ts'

type Sections = ReplyOf<typeof api.sync.pull>['sections']
type Kept = { stamp: string; data: unknown }

export type Phone = {
  device: { id: string; name: string; appVersion: string; waiting: number }
  held: Record<SyncSection, Map<string, Kept>>
  /** What it would ask now, for a test that loses or halves the answer. */
  known(): Record<SyncSection, Record<string, string>>
  take(sections: Sections): void
  pull(): Promise<Sections>
  send(commands: readonly WireCommand[]): Promise<WireOutcome[]>
}

export const makePhone = (client: Client, id = newId()): Phone => {
  const device = { id, name: 'Android 13 · Chrome', appVersion: '1.0', waiting: 0 }
  const held = Object.fromEntries(syncSections.map((section) => [section, new Map<string, Kept>()])) as Phone['held']
  const known: Phone['known'] = () => Object.fromEntries(syncSections.map((section) => [section, Object.fromEntries([...held[section]].map(([key, { stamp }]) => [key, stamp]))])) as ReturnType<Phone['known']>
  const take: Phone['take'] = (sections) => {
    for (const section of syncSections) {
      for (const { key, stamp, data } of sections[section]?.put ?? []) held[section].set(key, { stamp, data })
      for (const key of sections[section]?.gone ?? []) held[section].delete(key)
    }
  }
  return {
    device, held, known, take,
    pull: async () => {
      const { sections } = await client.call(api.sync.pull, { body: { device, known: known() } })
      take(sections)
      return sections
    },
    send: async (commands) => (await client.call(api.sync.send, { body: { device, commands: [...commands] } })).outcomes,
  }
}
