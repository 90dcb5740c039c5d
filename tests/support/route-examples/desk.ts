// How the route of the command desk is asked.
import type { FeatureExamples } from './example.ts'

export const deskExamples: FeatureExamples = () => ({ 'desk.counts': () => ({ path: '/api/desk' }) })
