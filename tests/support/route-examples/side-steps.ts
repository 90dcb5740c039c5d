// Links and batches in the test of every route.
import { v7 as newId } from 'uuid'
import { api } from '../../../src/contract/api.ts'
import { batchSteps, type BatchStep } from '../../../src/contract/case-batch.ts'
import { pathOf } from '../../../src/contract/client.ts'
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
  return {
    'cases.link': linking(api.caseLinks.link),
    'cases.unlink': linking(api.caseLinks.unlink),
    ...Object.fromEntries(batchSteps.map((step) => [`batch.${step}`, batch(step)])),
  }
}
