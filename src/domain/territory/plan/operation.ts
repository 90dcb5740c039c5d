// What a plan is made of. Whatever changes the territory (an import, a redraw, a reorganisation by spreadsheet, a proposed
// division) is a list of these operations on the net of a day; a person sees what would follow and adopts it from a day.
import type { UnitId } from '../../kernel/ids.ts'
import type { Shape } from '../../kernel/geometry.ts'
import type { Level, SpecialType } from '../unit.ts'

/** A unit that the plan itself makes: a name made by the client, `new:` and a UUID. It gets a number and a code at adoption. */
export type NewUnit = `new:${string}`
export type UnitRef = UnitId | NewUnit

/** What somebody can say of a unit besides its place in the tree and its shape. */
export type UnitFacts = {
  name: string
  /** Undefined: issued at adoption by the numbering of the district. */
  code?: string | undefined
  aliases?: readonly string[] | undefined
  village?: boolean | undefined
  special?: SpecialType | null | undefined
  households?: number | null | undefined
}

/** What the households of a part were reckoned by, until somebody says how many there are. */
export type HouseholdsGuess = 'area' | 'buildings'

export type MadeUnit = UnitFacts & { unit: NewUnit; shape: Shape | null; guess?: HouseholdsGuess | undefined }

export type Operation =
  | ({ kind: 'create'; level: Level; parent: UnitRef } & MadeUnit)
  | ({ kind: 'change'; unit: UnitRef } & Partial<UnitFacts>)
  | { kind: 'move'; unit: UnitRef; parent: UnitRef }
  /** New borders; several at once, because a shared border belongs to both neighbours. */
  | { kind: 'reshape'; shapes: readonly { unit: UnitRef; shape: Shape }[] }
  /** One unit becomes several siblings; what has no place of its own goes on with the successor. */
  | { kind: 'split'; unit: UnitRef; into: readonly MadeUnit[]; successor: NewUnit }
  /** Several siblings become one new unit. */
  | { kind: 'merge'; units: readonly UnitRef[]; into: MadeUnit }
  /** Closed; what is left of it goes on with the successor, which may be its parent. */
  | { kind: 'retire'; unit: UnitRef; successor: UnitRef }
