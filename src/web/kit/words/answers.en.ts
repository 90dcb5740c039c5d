// Words about what a class asks, in English.
import type { answersZh } from './answers.zh.ts'

export const answersEn: typeof answersZh = {
  questions: 'Asked for this kind', answers: 'Further facts', yes: 'Yes', no: 'No', clear: 'Not known',
  missing: 'Please answer this question', wrong: 'This answer doesn’t fit', sceneNeeded: 'This kind needs a photo of the scene', placeNeeded: 'This kind needs a place on the map', beforeNeeded: 'This kind needs a photo from before the handling',
  condition: 'Filing condition', conditionHint: 'Limits differ by it; without one the ordinary limit counts', conditionNone: 'None',
}
