// Routes of the telephones of desks and offices.
import { api } from '../../contract/api.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { peopleProblem } from '../../domain/people/problems.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { appendJournal } from '../journal/append.ts'
import { netOf } from '../territory/net.ts'
import { needReach } from '../territory/plans/reach.ts'
import { findOfficeUnit, phonesAround, phonesOf, putPhone } from './desk-phones.ts'
import { scopeOf } from './scope.ts'

export const bindDeskPhones = (server: Server): void => {
  const { deskPhones } = api
  read(server, deskPhones.mine, async ({ context, actor }, db) => ({ phones: await phonesOf(db, await netOf(context, actor.district), actor) }))
  read(server, deskPhones.list, async ({ context, actor, query }, db) => {
    const net = await netOf(context, actor.district)
    const [line] = await scopeOf(context, actor, query.unitId)
    const unit = line && net.units.get(line.id)
    if (!unit) throw kernelProblem('access.refused', { verb: 'people.see', reason: 'out-of-reach' })
    return phonesAround(db, net, actor, unit)
  })
  write(server, deskPhones.put, async ({ context, actor, body, now }, tx) => {
    const net = await netOf(context, actor.district)
    const unitId = body.officeId === null ? body.unitId : await findOfficeUnit(tx, actor.district, body.officeId)
    const unit = net.units.get(unitId as UnitId)
    if (!unit || unit.id !== body.unitId) throw peopleProblem('people.not-found')
    needReach(actor, 'phone.keep', unit)
    const phone = body.phone?.trim() ?? null
    await putPhone(tx, actor.district, { unitId: unit.id, officeId: body.officeId, phone, hours: body.hours.trim(), personId: actor.personId, now })
    appendJournal(tx, actor, actor.posts.find(({ id }) => id !== null), { kind: 'unit.phoneSet', at: now, subjectKind: 'unit', subjectId: String(unit.id), data: { officeId: body.officeId, phone } })
    return {}
  })
}
