// What a class asks, on the wire: apart from the rest of the catalogue, so that phones carry only this.
import Type from 'typebox'
import { closed, oneOf } from './scalars.ts'

export const mark = Type.String({ maxLength: 20 })
const words = Type.String({ maxLength: 200 })
export const wording = closed({ code: mark, zh: words, en: words })

export const question = closed({
  ...wording.properties, kind: oneOf(['text', 'number', 'choice', 'date', 'yesNo'] as const), required: Type.Boolean(), options: Type.Optional(Type.Array(wording, { maxItems: 50 })),
})
export const evidence = closed({ scene: Type.Boolean(), before: Type.Boolean(), after: Type.Boolean(), place: Type.Boolean() })
