// A limit in the reader's words, and the one that counts for ordinary circumstances.
import type { Category } from '../../../../domain/catalogue/category.ts'
import { limitsFor } from '../../../../domain/catalogue/category.ts'
import type { Limit } from '../../../../domain/kernel/working-time.ts'

export const limitWords = (limit: Limit | null, units: Readonly<Record<Limit['unit'], string>>): string => (limit ? `${limit.amount} ${units[limit.unit]}` : '')

export const handleLimit = (category: Pick<Category, 'limits'>, urgent: boolean): Limit | null => limitsFor(category, 'handle', { urgent, condition: null, area: 'B' })[0] ?? null
