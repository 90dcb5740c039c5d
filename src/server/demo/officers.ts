// What is recorded of the demonstration's officers: their certificates, some of which run out soon or have run out, and the
// trainings they went to.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import type { Force } from './force.ts'
import { uuidAt } from './uuid-at.ts'

const day = 86_400_000
const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)
const topics = ['行政处罚程序与文书', '街道执法事项与裁量', '文明执法与沟通', '执法安全与应急'] as const

export const writeOfficers = async (tx: Tx, district: DistrictId, force: Force, by: number, now: number): Promise<void> => {
  const officers = force.posts.filter((post) => post.officeId !== null)
  const recorded = { district, recorded_by_id: by, recorded_at: new Date(now - 200 * day).toISOString() }
  // One in twenty has none; of the others some expired last week or expire within ninety days.
  const certified = officers.map((post, n) => ({ post, n })).filter(({ n }) => n % 20 !== 7)
  await bulkInsert(tx, 'officer_certificates', certified.map(({ post, n }) => ({
    ...recorded, id: uuidAt(now - 200 * day, `certificate ${post.id}`), person_id: post.personId, kind: n % 9 === 4 ? 'assistant' : n % 5 === 2 ? 'national' : 'provincial',
    number: `晋B${String(140_213_000 + n)}`, valid_until: dateOf(now + (n % 31 === 3 ? -6 : n % 17 === 5 ? 40 + (n % 45) : 400 + (n % 900)) * day),
  })))
  await bulkInsert(tx, 'officer_trainings', officers.flatMap((post, n) => Array.from({ length: n % 4 }, (_, k) => ({
    ...recorded, id: uuidAt(now - (30 + 60 * k) * day, `training ${post.id} ${k}`), person_id: post.personId, held_on: dateOf(now - (30 + 60 * k + (n % 20)) * day), topic: topics[(n + k) % topics.length]!, hours: 8 + 4 * (k % 3),
  }))))
}
