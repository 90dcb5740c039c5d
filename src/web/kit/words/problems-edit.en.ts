// Why an edit on the map can't be done as drawn, in English.
import { given, type Say } from './say.ts'

export const editProblemsEn = {
  'edit.unit-unknown': () => 'This unit is not in the plan; somebody may have split or merged it.',
  'edit.no-shape': (p) => `${given(p, 'name', '“', '”') || 'This unit'} has no borders yet. Draw them first.`,
  'edit.line-does-not-cross': () => 'The line does not divide the unit. Begin outside of its border, cross it, and end outside on the other side.',
  'edit.whole-on-one-side': () => 'Taken whole, all units below lie on one side of the line. Let them be cut too, or move the line.',
  'edit.line-crosses-itself': () => 'The line crosses itself. Please draw it again.',
  'edit.not-neighbours': (p) => `The units ${given(p, 'name', '“', '” ')}and ${given(p, 'other', '“', '” ')}have no border in common.`,
  'edit.not-siblings': (p) => `The units ${given(p, 'name', '“', '” ')}and ${given(p, 'other', '“', '” ')}do not lie side by side in one parent.`,
  'edit.crosses-itself': () => 'A border would cross itself.',
  'edit.crosses-others': () => 'This would cross another border. Move it less far, or move the other border first.',
  'edit.swallows': (p) => `Nothing would be left of ${given(p, 'name', '“', '”') || 'a unit'}. Merge, retire or move it first.`,
  'edit.not-exact': () => 'The borders here did not fit together before (an overlap or a gap). Find and mend it by the standard check first.',
  'edit.no-corner': () => 'There is no corner of a border here.',
  'edit.corner-holds': () => 'Three borders meet at this corner. It can be moved but not deleted.',
  'edit.outside': () => 'The area drawn does not lie in the unit chosen.',
  'edit.no-gap': () => 'There is no gap in the area drawn: all of it belongs to a unit.',
  'edit.line-too-short': () => 'Too short: a line needs two different points, an area three.',
  'edit.too-far': () => 'This is too far away from the district.',
  'edit.has-children': (p) => `There are units below ${given(p, 'name', '“', '” ')}but none below ${given(p, 'other', '“', '”')}, so it cannot be taken in.`,
} satisfies Record<string, Say>
