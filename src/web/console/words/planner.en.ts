// Words of the division planner, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { plannerZh } from './planner.zh.ts'

export const plannerEn: Texts<typeof plannerZh> = {
  heading: 'Divide a community', lead: 'Grids and microgrids are proposed from buildings and their households; look, change, make a plan of it and adopt it from a day.', community: 'Community', choose: 'Choose a community first', chooseHint: 'Type its name or initials.',
  noShape: 'This community has no boundary yet', noShapeHint: 'Import or draw its boundary first.', noBuildings: 'This community has no buildings yet', noBuildingsHint: 'Import buildings (GeoJSON, .xlsx or CSV with code, households, and a place or footprint) to divide by.',
  buildings: (count, households) => `${counted(count, 'building')}, ${counted(households, 'household')}`, datum: 'Datum', datums: { wgs84: 'WGS-84 / CGCS2000', gcj02: 'GCJ-02 (Amap, Tencent)' },
  approach: 'Approach', anew: 'Divide anew', revise: 'Revise, few households move', keep: 'Grids to keep', keepHint: 'Their borders and microgrids stay as they are; the rest is divided around them', gridRange: 'Households of a grid', microgridRange: 'Households of a microgrid', least: 'least', most: 'most',
  propose: 'Propose', cancel: 'Cancel', working: 'Working it out', undo: 'Undo', map: 'Drawing of the division', figures: 'Figures', today: 'Today', proposed: 'Proposed',
  rows: { grids: 'Grids', gridsInRange: 'in range', microgrids: 'Microgrids', microgridsInRange: 'in range', mean: 'Mean households of a microgrid', deviation: 'Standard deviation', compactness: 'Compactness of microgrids', crossings: 'Barriers crossed (metres)', people: 'People needed', movedGrid: 'Households changing grid', moved: 'Households changing microgrid' },
  limits: 'What stands in the way', noLimits: 'All in range', limit: {
    'building-above-range': (what, households, most) => `${what} alone has ${counted(households, 'household')}, more than ${most}`,
    'buildings-in-one-place': (what, households, most) => `${what} and others stand on one spot with ${counted(households, 'household')}, more than ${most}`,
    'total-not-divisible': (what, households, range) => `${what}: no number of cells divides ${counted(households, 'household')} into ${range}`,
    'piece-without-households': (what) => `Piece ${what} of the boundary has no households`, 'neighbours-do-not-fit': (what, households, range) => `${what} has ${counted(households, 'household')}, outside ${range}; the buildings around it fit no better`,
    'building-outside': (what, households) => `${what} (${counted(households, 'household')}) lies outside the boundary and is not counted`,
  }, level: { grid: 'Grid', microgrid: 'Microgrid' },
  cells: 'Cells', grid: (n) => `Grid ${n}`, cell: (n, households) => `${n}: ${counted(households, 'household')}`, continues: (name) => `goes on from ${name}`, fresh: 'new', building: 'Building', chosen: (name, households) => `${name} chosen (${counted(households, 'household')})`, chooseBuilding: 'Choose a building on the drawing and drag it onto another microgrid, or choose here', moveTo: 'Move to', plan: 'Make a plan', planName: 'Name of the plan', planNameOf: (community) => `Division of ${community}`, planned: 'The plan is made: preview it and adopt it from a day', print: 'Print sheets', printHint: 'One for each grid: drawing, buildings, figures, people', sheet: (community, n) => `${community}, grid ${n}`, person: 'Grid worker’s signature', date: 'Date', microgrid: 'Microgrid', households: 'Households', schematic: 'schematic map', door: (building, n) => `${building}, entrance ${n}`,
  whole: { heading: 'Several communities at once', lead: 'Choose a street or the district: its communities are divided in the background and become one plan.', unit: 'Street or district', start: 'Start', state: { waiting: 'working', done: 'done', planned: 'made into a plan', failed: 'broken off', cancelled: 'cancelled' }, outdated: 'the net has changed, run it again', byCommunity: 'Results by community', gridsInRange: 'Grids in range', microgridsInRange: 'Microgrids in range' }, perimeter: 'Compactness',
}
