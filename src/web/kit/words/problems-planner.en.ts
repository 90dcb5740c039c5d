// Texts of the Problems of the division planner, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { plannerProblemsZh } from './problems-planner.zh.ts'
import { given, type Say } from './say.ts'

export const plannerProblemsEn: Record<keyof typeof plannerProblemsZh, Say> = {
  'planner.boundary-missing': () => 'There is no boundary to divide: import or draw the boundary of this community first.',
  'planner.boundary-crosses-itself': (p) => `The boundary crosses itself${given(p, 'at', ' (', ')')}: mend it in the editor first.`,
  'planner.households-unknown': (p) => `The households of building${given(p, 'building', ' “', '”')} must be a whole number, 0 or more.`,
  'planner.standard-impossible': () => 'These target ranges can’t hold: the least must be 1 or more and not above the most.',
  'planner.too-large': (p) => `Too large to be divided at once${p['most'] === undefined ? '' : `, ${counted(String(p['most']), 'building')} at most`}: please plan community by community.`,
  'planner.too-narrow': () => 'The boundary is narrower than a few centimetres somewhere, so that no border can be drawn: mend it first.',
  'planner.cell-in-pieces': (p) => `This would leave the cell${given(p, 'building', ' of “', '”')} in several pieces: give it to a cell next to it.`,
  'planner.building-unknown': (p) => `There is no such building${given(p, 'building', ' (', ')')}, or one is in no cell: open the community again.`,
  'planner.run-not-found': () => 'There is no such run, or it lies outside your reach.',
  'planner.run-not-ready': () => 'This run is not done yet, or has become a plan already.',
  'planner.run-outdated': () => 'The net has changed since this run: please run it again.',
  'planner.broke-off': () => 'The run broke off: please start it again.',
  'planner.no-buildings': () => 'There are no buildings to divide by: import buildings with their households first.',
  'planner.file-unreadable': () => 'This file can’t be read: use GeoJSON (a FeatureCollection), .xlsx or CSV.',
  'planner.building-kept': (p) => `Building${given(p, 'building', ' “', '”')} belongs to a grid that is kept as it is: no longer keep it, or have it divided anew inside.`,
  'planner.kept-not-exact': () => 'A grid to keep has no boundary, or its border doesn’t meet those around it exactly: mend it in the editor, or don’t keep it.',
  'planner.cancelled': () => 'The planning was cancelled; nothing has changed.',
}
