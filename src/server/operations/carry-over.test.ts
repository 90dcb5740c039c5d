// When the net changes: premises are located anew, open inspections go with them, operations that aren't over follow their street.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { starterChecklist } from '../../domain/operations/checklist.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { add, adopt, begin, splitOf } from '../../../tests/support/plans.ts'
import { testServer } from '../../../tests/support/server.ts'

it('a microgrid cut in two takes its premises and what is open about them along; what is over stays where it was', async () => {
  const server = await testServer()
  const [community, grid, street, district] = await Promise.all([server.loginAs('communityDesk'), server.loginAs('gridWorker'), server.loginAs('streetDesk'), server.loginAs('districtDesk')])
  const { inside, offices } = server.district
  const keep = (lng: number) => community.call(api.premises.add, { body: { id: newId(), commandId: newId(), name: '小店', kind: 'retail', address: String(lng), place: { lng, lat: inside.lat }, officeIds: [] } })
  const east = await keep(inside.lng + 0.002)
  const photo = newId()
  await grid.call(api.files.put, { params: { id: photo }, photo: new Blob([new Uint8Array(await makePhoto({ width: 40, height: 30 }))], { type: 'image/jpeg' }) })
  const look = (faulty: boolean) => grid.call(api.inspections.inspect, {
    body: {
      id: newId(), commandId: newId(), premisesId: east.premises.id, checklistVersion: 1, photos: faulty ? [photo] : [], ...(faulty ? { reinspectOn: '2026-03-05' } : {}),
      answers: starterChecklist.items.map(({ code }, n) => ({ item: code, verdict: faulty && n === 0 ? ('fault' as const) : ('ok' as const) })),
    },
  })
  const [over, open] = [await look(false), await look(true)]
  const operation = await street.call(api.operations.plan, {
    body: { id: newId(), commandId: newId(), streetId: inside.street.id, plan: { title: '联合', purpose: '整治', heldOn: '2026-03-09', beginsAt: '09:00', endsAt: '10:00', area: { unitIds: [inside.microgrid.id], shape: null }, items: [], officeIds: [offices[0]!.id], roster: [], leaderId: null } },
  })

  const cut = splitOf(inside.microgrid)
  const plan = await add(district, await begin(district, inside.grid.id), cut.operation)
  const preview = await district.call(api.plans.preview, { params: { id: plan.id } })
  expect(preview.passages.filter(({ kind }) => ['premises', 'operation'].includes(kind)).map(({ kind, total }) => [kind, total])).toEqual([['premises', 1], ['operation', 1]])
  await adopt(district, plan, '2026-03-02')

  const names = (units: readonly { name: string }[]): string => units.at(-1)!.name
  const half = `${inside.microgrid.name}东`
  expect(names((await community.call(api.premises.get, { params: { id: east.premises.id } })).premises.units)).toBe(half)
  expect(names((await community.call(api.inspections.get, { params: { id: open.id } })).units)).toBe(half)
  expect(names((await community.call(api.inspections.get, { params: { id: over.id } })).units)).toBe(inside.microgrid.name)
  // The successor that was named: the western half.
  expect((await street.call(api.operations.get, { params: { id: operation.id } })).area.units.map(({ name }) => name)).toEqual([`${inside.microgrid.name}西`])
})
