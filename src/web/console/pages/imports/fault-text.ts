// What a fault says of a record, in the reader's words.
import type { ImportRow } from '../../../../contract/imports.ts'
import { faultKinds, type FaultKind } from '../../../../domain/territory/import/fault.ts'
import { numberText } from '../../../kit/words/time.ts'
import type { importsZh } from '../../words/imports.zh.ts'

type Texts = typeof importsZh['fault']
export type RowFault = ImportRow['faults'][number]

/** Found figures are square metres, found texts are shown as they are. */
export const faultText = (texts: Texts, { kind, found, other }: Pick<RowFault, 'kind' | 'found' | 'other'>): string =>
  (texts[kind] as (found: string, other: string) => string)(typeof found === 'number' ? numberText(found) : (found ?? ''), other ?? '')

export const stops = (kind: FaultKind): boolean => faultKinds[kind].stops
