// How the routes of the exchange with phones are asked.
import { v7 as newId } from 'uuid'
import type { Example, FeatureExamples, World } from './example.ts'

export const syncExamples: FeatureExamples = (world: World): Record<string, Example> => {
  const device = () => ({ id: newId(), name: 'Android', appVersion: '1', waiting: 0 })
  const deviceOf = async (accountId: number): Promise<string> => {
    const id = newId()
    await world.server().database.query(
      "insert into devices (district, id, account_id, name, app_version, first_at, last_at, waiting) values ($1, $2, $3, 'Android', '1', now(), now(), 0)", [world.server().district.id, id, accountId])
    return id
  }
  /** A device of somebody who works in the inside grid. */
  const makeDevice = async (): Promise<{ person: number; id: string }> => {
    const { accountId, personId } = world.server().district.person('gridWorker')
    return { person: personId, id: await deviceOf(accountId) }
  }
  return {
    'sync.pull': () => ({ path: '/api/sync/pull', body: { device: device(), known: {} } }),
    'sync.send': () => ({ path: '/api/sync/send', body: { device: device(), commands: [{ id: newId(), name: 'cases.note', version: 2, agoMs: 0, input: { params: { id: newId() }, body: { text: '说明' } } }] } }),
    'files.parts': () => ({ path: `/api/files/${newId()}/parts?hash=${'0'.repeat(64)}` }),
    'files.putPart': () => ({ path: `/api/files/${newId()}/parts?from=0&total=10&hash=${'0'.repeat(64)}`, file: Buffer.from('abc') }),
    'sync.standing': () => ({ path: '/api/sync/standing', body: { device: newId() } }),
    'sync.devices': () => ({ path: '/api/sync/devices' }),
    'sync.devicesOf': async () => ({ path: `/api/people/${(await makeDevice()).person}/devices`, thing: world.unitThing() }),
    'sync.revokeOwn': async ({ actor }) => ({ path: `/api/sync/devices/${actor.accountId === null ? newId() : await deviceOf(actor.accountId)}/revoke`, body: { reason: '手机丢失' } }),
    'sync.revoke': async () => {
      const { person, id } = await makeDevice()
      return { path: `/api/people/${person}/devices/${id}/revoke`, body: { reason: '手机丢失' }, thing: world.unitThing() }
    },
  }
}
