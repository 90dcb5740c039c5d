// When cells become one: the calendar and the area class that stood at them stand at what follows.
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { ordinarySettings } from '../../domain/clocks/calendar-settings.ts'
import type { TestUnit } from '../../../tests/support/builders.ts'
import { add, adopt, begin, newRef, rectangle } from '../../../tests/support/plans.ts'
import { testServer } from '../../../tests/support/server.ts'

it('two cells become one: of two area classes the first goes on, a calendar that stood at one of them stands at the new cell', async () => {
  const server = await testServer()
  const desk = await server.loginAs('districtDesk')
  const { inside, units } = server.district
  const [left, right] = units.filter(({ parentId }) => parentId === inside.grid.id) as [TestUnit, TestUnit]
  await desk.call(api.clocks.save, { params: { code: 'saturdays' }, body: { commandId: newId(), version: 0, name: '周六上班', settings: { ...ordinarySettings, weekdays: [1, 2, 3, 4, 5, 6] } as never } })
  await desk.call(api.clocks.assign, { body: { unitId: right.id, code: 'saturdays' } })
  await desk.call(api.clocks.setArea, { body: { unitId: left.id, class: 'A' } })
  await desk.call(api.clocks.setArea, { body: { unitId: right.id, class: 'C' } })

  const into = { unit: newRef(), name: '合并格', households: 80, shape: rectangle(left.lng - 0.005, left.lat - 0.005, right.lng + 0.005, left.lat + 0.005) as never }
  const plan = await add(desk, await begin(desk, inside.grid.id), { kind: 'merge', units: [left.id, right.id], into })
  expect((await desk.call(api.plans.preview, { params: { id: plan.id } })).passages.filter(({ kind }) => kind === 'clock')).toMatchObject([{ total: 3 }])
  await adopt(desk, plan, '2026-03-02')

  const { areas } = await desk.call(api.clocks.areas, {})
  expect(areas.map((row) => [row.unit.name, row.class])).toEqual([['合并格', 'A']])
  const { calendars } = await desk.call(api.clocks.calendars, {})
  expect(calendars.find(({ code }) => code === 'saturdays')).toMatchObject({ units: [{ name: '合并格' }] })
})
