// The examples of every feature that brings its own.
import type { Example, FeatureExamples, World } from './example.ts'

const features: readonly FeatureExamples[] = []

export const featureExamples = (world: World): Record<string, Example> => Object.assign({}, ...features.map((examples) => examples(world))) as Record<string, Example>
