// A cell as a phone holds it: its border for drawing, and its buildings. Of a building its name, where it stands, how many
// entrances and households it has; never who lives there.
import type { Shape } from '../kernel/geometry.ts'
import type { UnitId } from '../kernel/ids.ts'
import type { Level } from '../territory/unit.ts'

export type HeldBuilding = { code: string; name: string; lng: number; lat: number; households: number; entrances: number }

export type HeldCell = {
  id: UnitId; parentId: UnitId | null; level: Level; code: string; name: string; special: string | null; households: number | null; center: [number, number] | null
  /** To about a metre. */
  shape: Shape | null
  /** Of a cell without others below. */
  buildings: readonly HeldBuilding[]
}
