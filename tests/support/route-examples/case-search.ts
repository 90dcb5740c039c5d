// How the routes that look for cases are asked.
import type { FeatureExamples } from './example.ts'

export const caseSearchExamples: FeatureExamples = (world) => ({
  'cases.known': () => {
    const { lng, lat } = world.server().district.inside
    return { path: '/api/cases/known', body: { place: { lng, lat }, words: '小区东门垃圾堆了两天' } }
  },
})
