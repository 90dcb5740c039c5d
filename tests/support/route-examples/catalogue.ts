// How the routes of the catalogue are asked.
import { v7 as newId } from 'uuid'
import { api } from '../../../src/contract/api.ts'
import { pathOf } from '../../../src/contract/client.ts'
import type { FeatureExamples } from './example.ts'

const definition = {
  zh: '自定类', en: 'Own class', component: true, retired: false, seen: null, conditions: [], questions: [], milestones: [], offices: [], evidence: { scene: false, before: false, after: false, place: false },
  limits: [{ stage: 'handle', urgent: null, condition: null, area: null, limit: { amount: 2, unit: 'workday' } }],
}
const sheet = Buffer.from('编码,处置时限\n01001,1工作日\n')

export const catalogueExamples: FeatureExamples = () => ({
  'catalogue.get': () => ({ path: '/api/catalogue' }),
  'catalogue.class': () => ({ path: pathOf(api.catalogue.class, { code: '01001' }) }),
  'catalogue.versions': () => ({ path: '/api/catalogue/versions' }),
  'catalogue.changes': () => ({ path: pathOf(api.catalogue.changes, { number: 1 }) }),
  'catalogue.save': () => ({ path: pathOf(api.catalogue.save, { code: '01080' }), body: definition }),
  'catalogue.undo': () => ({ path: pathOf(api.catalogue.undo, { code: '01080' }), body: {} }),
  'catalogue.discard': () => ({ path: '/api/catalogue/draft/discard', body: { number: 2 } }),
  // Refused for what it says, not for who says it.
  'catalogue.adopt': () => ({ path: '/api/catalogue/draft/adopt', body: { commandId: newId(), digest: 'not what was seen', from: '2030-01-01' } }),
  'catalogue.takeback': () => ({ path: pathOf(api.catalogue.takeback, { number: 1 }), body: {} }),
  'catalogue.sheet': () => ({ path: '/api/catalogue/sheet?format=csv' }),
  'catalogue.preview': () => ({ path: '/api/catalogue/sheet/preview?name=a.csv', file: sheet }),
  'catalogue.bring': () => ({ path: '/api/catalogue/sheet?name=a.csv&digest=none', file: sheet }),
})
