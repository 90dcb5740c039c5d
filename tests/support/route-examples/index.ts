// The examples of every feature that brings its own.
import { caseSearchExamples } from './case-search.ts'
import { catalogueExamples } from './catalogue.ts'
import { clockExamples } from './clocks.ts'
import { officerExamples } from './officers.ts'
import { powerExamples, powerSheetExamples } from './powers.ts'
import { deskExamples } from './desk.ts'
import { messageExamples } from './messages.ts'
import type { Example, FeatureExamples, World } from './example.ts'
import { operationExamples } from './operations.ts'
import { moreRoundExamples } from './rounds-more.ts'
import { roundExamples } from './rounds.ts'
import { sideStepExamples } from './side-steps.ts'
import { syncExamples } from './sync.ts'
import { whistleExamples } from './whistles.ts'

const features: readonly FeatureExamples[] = [
  powerExamples,
  powerSheetExamples,
  officerExamples,
  caseSearchExamples,
  catalogueExamples,
  clockExamples,
  deskExamples,
  messageExamples,
  operationExamples,
  roundExamples,
  moreRoundExamples,
  sideStepExamples,
  syncExamples,
  whistleExamples,
]

export const featureExamples = (world: World): Record<string, Example> => Object.assign({}, ...features.map((examples) => examples(world))) as Record<string, Example>
