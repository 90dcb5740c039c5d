// What an import goes through: from a file's rows to records of units, to what each is to the net of today.
import type { Position, Shape } from '../../kernel/geometry.ts'
import type { UnitRef } from '../plan/operation.ts'
import type { Level, SpecialType } from '../unit.ts'
import type { Datum } from './datum.ts'
import type { Fault, Mend } from './fault.ts'
import type { Mapping } from './fields.ts'

export type Cell = string | number | null
export type SourceRow = { row: number; cells: readonly Cell[]; shape: Shape | null; /** What it is instead of an area. */ other?: string | null }
export type Source = { headings: readonly string[]; rows: readonly SourceRow[]; /** Whether the file has shapes at all. */ shapes: boolean }

export type ImportOptions = {
  mapping: Mapping
  /** All records are of this level; null: each as its own cells tell. */
  level: Level | null
  datum: Datum
  mend: readonly Mend[]
}

export type ParentRef = { row: number } | { unit: UnitRef }

/** A record as the file gives it, cleaned; undefined where the file says nothing. */
export type Draft = {
  row: number
  level: Level | undefined
  code: string | undefined
  name: string
  parentCode: string | undefined
  parentName: string | undefined
  households: number | null | undefined
  village: boolean | undefined
  special: SpecialType | null | undefined
  aliases: readonly string[] | undefined
  shape: Shape | null
  parent: ParentRef | null
  /** The unit of today it is about. */
  unit: UnitRef | null
  /** Joined into the record of another row. */
  joined: boolean
  faults: Fault[]
}

export type ChangedField = 'name' | 'code' | 'parent' | 'households' | 'village' | 'special' | 'aliases' | 'shape'
export type Change = { field: ChangedField; before: string | null; after: string | null }
export type RowState = 'new' | 'changed' | 'unchanged' | 'faulty'

export type Recognised = { draft: Draft; state: RowState; changes: Change[]; parentName: string | null; center: Position | null }
