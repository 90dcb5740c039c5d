// The colour of each kind of barrier on the drawing.
import type { BarrierKind } from '../../../../domain/territory/planner/types.ts'

export const barrierTones: Readonly<Record<BarrierKind, string>> = { river: 'var(--brand)', road: 'var(--waiting)', railway: 'var(--ink)', other: 'var(--ink-soft)' }
