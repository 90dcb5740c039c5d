// What can be wrong with a record that is brought in: by name, whether it keeps the record out, and by which mending it
// can be put right. A mending is done on request only; each is safe in the sense said beside it.
import type { Position } from '../../kernel/geometry.ts'

/** What may be mended, and why that is safe. */
export const mends = {
  /** Full-width digits and letters become plain ones, blanks at the ends go: nobody means them. */
  texts: 'safe',
  /** 迎宾街道办事处 keeps the name 迎宾街道 it has: the same unit by its code, and only the office's name differs. */
  names: 'safe',
  /** Longitude and latitude change places: in China they can't be mistaken for each other. */
  swapped: 'safe',
  /** Crossings are cut, repeated points dropped, rings closed, holes put where they belong: the outline stays. */
  rings: 'safe',
  /** Parts and holes below 5 m² or thinner than 10 cm go: remains of drawing. */
  slivers: 'safe',
  /** A strip at most 5 m wide that two neighbours claim stays with the first of them. */
  overlaps: 'narrow-only',
  /** A strip at most 5 m wide that nobody claims goes to the neighbour with the longest border. */
  gaps: 'narrow-only',
  /** Records with one code and one name become one unit of several parts. */
  parts: 'safe',
  /** A record without a shape is taken as a unit whose border isn't known yet. */
  empty: 'safe',
} as const satisfies Record<string, 'safe' | 'narrow-only'>

export type Mend = keyof typeof mends
export const allMends = Object.keys(mends) as Mend[]

/** `stops`: the record stays out unless it is mended. Others are said and don't stand in the way. */
export const faultKinds = {
  'full-width': { stops: true, mend: 'texts' },
  'blanks': { stops: true, mend: 'texts' },
  'no-name': { stops: true },
  'level-unknown': { stops: true },
  'code-malformed': { stops: true },
  'code-rounded': { stops: true },
  'code-foreign': { stops: true },
  'code-twice': { stops: true, mend: 'parts' },
  'name-twice': { stops: true },
  'name-suffix': { stops: false, mend: 'names' },
  'households-wrong': { stops: true },
  'special-unknown': { stops: false },
  'no-parent': { stops: true },
  'parent-unclear': { stops: true },
  'parent-wrong-level': { stops: true },
  'parent-loop': { stops: true },
  'parent-faulty': { stops: true },
  'code-not-below-parent': { stops: false },
  'empty-geometry': { stops: true, mend: 'empty' },
  'not-an-area': { stops: true },
  'no-coordinate': { stops: true, mend: 'rings' },
  'swapped': { stops: true, mend: 'swapped' },
  'far-away': { stops: true },
  'duplicate-points': { stops: false, mend: 'rings' },
  'self-crossing': { stops: true, mend: 'rings' },
  'ring-open': { stops: true, mend: 'rings' },
  'too-few-points': { stops: true, mend: 'rings' },
  'wrong-nesting': { stops: true, mend: 'rings' },
  'sliver': { stops: false, mend: 'slivers' },
  'hole': { stops: false, mend: 'gaps' },
  'overlap': { stops: true, mend: 'overlaps' },
  'gap': { stops: false, mend: 'gaps' },
  'outside-parent': { stops: false },
  'elsewhere': { stops: true },
} as const satisfies Record<string, { stops: boolean; mend?: Mend }>

export type FaultKind = keyof typeof faultKinds

export type Fault = {
  kind: FaultKind
  mended: boolean
  /** Where to look; null for what has no place. */
  at: Position | null
  /** The other record or unit it is about, as people call it. */
  other: string | null
  /** What was found: the text, or how large it is in square metres. */
  found: string | number | null
}

export const mendOf = (kind: FaultKind): Mend | undefined => {
  const entry: { stops: boolean; mend?: Mend } = faultKinds[kind]
  return entry.mend
}

export const fault = (kind: FaultKind, more: Partial<Omit<Fault, 'kind'>> = {}): Fault => ({ kind, mended: false, at: null, other: null, found: null, ...more })

/** Whether the record stays out for it. */
export const keepsOut = ({ kind, mended }: Fault): boolean => faultKinds[kind].stops && !mended
