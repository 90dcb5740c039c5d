// How the routes of the list of powers are asked. The list is the whole district's; a batch is about the inside street.
import { v7 as newId } from 'uuid'
import { api } from '../../../src/contract/api.ts'
import { pathOf } from '../../../src/contract/client.ts'
import type { FeatureExamples } from './example.ts'

export const powerExamples: FeatureExamples = ({ server, districtThing, unitThing }) => {
  const makeItem = async (): Promise<number> => {
    const { id, offices } = server().district
    const [item] = await server().database.query<{ id: number }>("insert into power_items (district, code, name, kind, basis) values ($1, $2, '示例事项', 'penalty', '') returning id", [id, newId()])
    await server().database.query("insert into power_holdings (district, item_id, office_id, part, from_on) values ($1, $2, $3, 'lead', '2025-01-01')", [id, item!.id, offices[1]!.id])
    return item!.id
  }
  const street = () => server().district.inside.street
  const content = (itemId: number) => ({ name: '示例批次', kind: 'give', from: '2026-03-10', transition: null, itemIds: [itemId], places: [{ streetId: street().id, leadOfficeId: server().district.offices[0]!.id, jointOfficeIds: [] }], moves: [] })
  const streetThing = () => ({ ...unitThing(), ...street().line, holderUnitId: null })
  const makeBatch = async (): Promise<{ id: string; itemId: number }> => {
    const [id, itemId] = [newId(), await makeItem()]
    const one = content(itemId)
    await server().database.query("insert into power_batches (district, id, name, kind, state, from_on, item_ids, places, moves, made_at) values ($1, $2, '示例', 'give', 'proposed', $3, $4, $5, '[]', now())", [server().district.id, id, one.from, JSON.stringify(one.itemIds), JSON.stringify(one.places)])
    return { id, itemId }
  }
  const wording = { name: '示例', kind: 'permit', basis: '' }
  return {
    'powers.list': () => ({ path: '/api/powers' }),
    'powers.take': () => ({ path: '/api/powers/sheet' }),
    'powers.get': async () => ({ path: `/api/powers/${await makeItem()}` }),
    'powers.make': () => ({ path: '/api/powers', body: { commandId: newId(), code: newId(), ...wording }, thing: districtThing() }),
    'powers.change': async () => ({ path: `/api/powers/${await makeItem()}/change`, body: { commandId: newId(), version: 1, ...wording }, thing: districtThing() }),
    'powers.classes': async () => ({ path: `/api/powers/${await makeItem()}/classes`, body: { categories: [] }, thing: districtThing() }),
    'powers.proposals': () => ({ path: '/api/power-proposals?category=02001' }),
    'powers.batches': () => ({ path: '/api/power-batches' }),
    'powers.propose': async () => ({ path: '/api/power-batches', body: { id: newId(), ...content(await makeItem()) }, thing: streetThing() }),
    'powers.amend': async () => {
      const { id, itemId } = await makeBatch()
      return { path: pathOf(api.powers.amend, { id }), body: { version: 1, ...content(itemId) }, thing: streetThing() }
    },
    'powers.batch': async () => ({ path: pathOf(api.powers.batch, { id: (await makeBatch()).id }) }),
    'powers.pairs': async () => ({ path: pathOf(api.powers.pairs, { id: (await makeBatch()).id }) }),
    'powers.cases': async () => ({ path: pathOf(api.powers.cases, { id: (await makeBatch()).id }) }),
    'powers.officers': async () => ({ path: pathOf(api.powers.officers, { id: (await makeBatch()).id }) }),
    'powers.adopt': async () => {
      const { id } = await makeBatch()
      const { digest } = (await (await (await server().loginAs('districtDesk')).fetch(`/api/power-batches/${id}`)).json()) as { digest: string }
      return { path: pathOf(api.powers.adopt, { id }), body: { digest }, thing: districtThing() }
    },
    'powers.decline': async () => ({ path: pathOf(api.powers.decline, { id: (await makeBatch()).id }), body: { text: '不合适' }, thing: streetThing() }),
  }
}

/** A sheet that whoever asks has uploaded. */
export const powerSheetExamples: FeatureExamples = ({ server, districtThing }) => {
  const uploaded = (path: string, body?: unknown) => async ({ actor }: { actor: { personId: number | null } }) => {
    const id = newId()
    await server().database.query("insert into power_imports (district, id, file_name, headings, rows, fields, person_id, put_at) values ($1, $2, '清单.csv', $3, $4, $5, $6, now())", [
      server().district.id, id, JSON.stringify(['编号', '行使主体']), JSON.stringify([{ row: 2, cells: ['Z1', '没有的局'] }]), JSON.stringify(['code', 'holder']), actor.personId ?? 0])
    return { path: `/api/power-imports/${id}${path}`, ...(body ? { body } : {}), thing: districtThing() }
  }
  return {
    'powersheet.put': () => ({ path: `/api/power-imports/${newId()}?name=x.csv`, file: Buffer.from('编号,行使主体\nZ1,城管局\n'), thing: districtThing() }),
    'powersheet.get': uploaded(''),
    'powersheet.map': uploaded('/mapping', { fields: ['code', 'holder'] }),
    'powersheet.rows': uploaded('/rows'),
    'powersheet.faults': uploaded('/faults'),
    'powersheet.confirm': uploaded('/confirm', { digest: '' }),
  }
}
