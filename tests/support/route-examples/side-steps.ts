// Links and batches in the test of every route.
import { v7 as newId } from 'uuid'
import { api } from '../../../src/contract/api.ts'
import { batchSteps, type BatchStep } from '../../../src/contract/case-batch.ts'
import { pathOf } from '../../../src/contract/client.ts'
import type { Route } from '../../../src/contract/route.ts'
import { makePhoto } from '../photos.ts'
import type { Example, FeatureExamples } from './example.ts'

export const sideStepExamples: FeatureExamples = ({ server, makeCase }) => {
  const linking = (route: typeof api.caseLinks.link): Example => async () => {
    const { id, thing } = await makeCase('filed', 'community')
    const other = await makeCase('filed', 'community')
    return { path: pathOf(route, { id }), body: { otherId: other.id, why: '同一处' }, thing }
  }
  const decided: Record<BatchStep, () => object> = {
    accept: () => ({ verifyOnSite: false }), dispatch: () => ({ officeId: server().district.offices[0]!.id }), chase: () => ({ text: '请尽快', limit: { amount: 4, unit: 'workHour' } }),
    check: () => ({}), close: () => ({ text: '已办结' }),
  }
  const batch = (step: BatchStep): Example => async () => ({
    path: pathOf(api.caseBatch[step], {}), body: { cases: [{ id: (await makeCase('filed', 'community')).id, commandId: newId(), version: 1 }], ...decided[step]() },
  })
  /** A photo shown in a case of the inside community. */
  const onPhoto = (route: Route, body?: object): Example => async () => {
    const { id, thing } = await makeCase('filed', 'community')
    const [fileId, hash, photo] = [newId(), 'b'.repeat(64), await makePhoto({ width: 40, height: 30 })]
    const { context, database, district } = server()
    await context.photos.put(hash, 'full', photo)
    await database.query(
      `insert into files (district, id, hash, source_hash, media_type, bytes, width, height, name, person_id, put_at) values ($1, $2, $3, $3, 'image/jpeg', 1, 40, 30, '', null, now())`, [district.id, fileId, hash])
    await database.query(`insert into case_files (district, case_id, seq, position, file_id, role) values ($1, $2, 1, 1, $3, 'scene')`, [district.id, id, fileId])
    return { path: pathOf(route, { id: fileId }), ...(body ? { body } : {}), thing }
  }
  const reason = '有人脸'
  return {
    'files.covering': onPhoto(api.files.covering),
    'files.cover': onPhoto(api.files.cover, { hidden: true, areas: [], reason }),
    'files.uncover': onPhoto(api.files.uncover, { reason }),
    'files.sealed': onPhoto(api.files.sealed, { reason }),
    'phrases.list': () => ({ path: '/api/phrases' }),
    'phrases.put': () => ({ path: pathOf(api.phrases.put, { id: newId() }), body: { step: null, title: '示例', text: '示例', everybodys: false } }),
    'phrases.remove': () => ({ path: pathOf(api.phrases.remove, { id: newId() }), body: {} }),
    'sample.get': () => ({ path: '/api/case-sample' }),
    'sample.set': () => ({ path: '/api/case-sample', body: { rate: 1, seed: 1 } }),
    'known.settings': () => ({ path: '/api/known-settings' }),
    'known.configure': () => ({ path: '/api/known-settings', body: { publicMetres: 250, staffMetres: 1_000, recentDays: 30 } }),
    'cases.link': linking(api.caseLinks.link),
    'cases.unlink': linking(api.caseLinks.unlink),
    ...Object.fromEntries(batchSteps.map((step) => [`batch.${step}`, batch(step)])),
  }
}
