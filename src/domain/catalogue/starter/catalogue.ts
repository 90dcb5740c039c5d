// The catalogue a district begins with: majors of two digits, minors of five, each with questions, filing conditions,
// evidence, departments and limits per stage. Local extensions use minors 080–999. Every district edits its own copy.
import type { Category } from '../category.ts'
import { facilities } from './facilities.ts'
import { living } from './living.ts'
import { order } from './order.ts'
import { streets } from './streets.ts'
import { surroundings } from './surroundings.ts'

export const starterCatalogue: readonly Category[] = [...facilities, ...surroundings, ...streets, ...order, ...living]
