// The levels a rule may name, from the whole district down.
import { lineLevels, type UnitLevel } from '../access/place.ts'

export const unitLevels: readonly UnitLevel[] = ['district', ...lineLevels]
