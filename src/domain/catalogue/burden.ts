// The burden of a class: what it asks of whoever reports and handles, beyond what every report needs (the class itself, a
// place, a few words). Shown wherever a class is edited or listed, so that each added question is seen to cost something
// (domain §7).
import type { Category, Question } from './category.ts'

export type Burden = {
  /** Fields to fill in. */
  fields: number
  /** Of them, those that can't be left out. */
  required: number
  /** Photos asked for, from the report to the handling. */
  photos: number
  /** Touches of the screen, letters not counted: see `tapsOf`, and two for each photo (open the camera, press). */
  taps: number
}

/** Yes or no and a choice of up to six lie open: one tap. A longer list and a calendar open first; a field is touched before one types. */
const tapsOf = ({ kind, options = [] }: Question): number => {
  switch (kind) {
    case 'yesNo':
    case 'text':
    case 'number':
      return 1
    case 'choice':
      return options.length > 6 ? 2 : 1
    case 'date':
      return 2
  }
}

const tapsPerPhoto = 2

export const burdenOf = ({ questions, evidence }: Pick<Category, 'questions' | 'evidence'>): Burden => {
  const photos = [evidence.scene, evidence.before, evidence.after].filter(Boolean).length
  return {
    fields: questions.length, required: questions.filter(({ required }) => required).length, photos,
    taps: questions.reduce((sum, question) => sum + tapsOf(question), 0) + photos * tapsPerPhoto + (evidence.place ? 1 : 0),
  }
}
