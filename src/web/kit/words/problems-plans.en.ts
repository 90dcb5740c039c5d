// What Problems of plans say, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import { given, type Say } from './say.ts'

const named = (p: Parameters<Say>[0], otherwise: string, key = 'name'): string => given(p, key, '“', '”') || otherwise

export const planProblemsEn = {
  'plan.unit-unknown': (p) => `A unit of this plan${given(p, 'name', ' (“', '”)') || given(p, 'unit', ' (', ')')} is no longer there, or was split, merged or closed by an earlier operation.`,
  'plan.ref-taken': (p) => `The mark of ${named(p, 'a new unit')} is used already; draw it again.`,
  'plan.parent-wrong': (p) => `${named(p, 'This unit')} can’t stand below ${named(p, 'the chosen unit', 'parent')}: the levels don’t fit.`,
  'plan.name-needed': () => 'Give the unit a name.',
  'plan.code-malformed': (p) => `The code${given(p, 'code', ' ')} of ${named(p, 'a unit')} doesn’t have the form of its level${p['digits'] === undefined ? '' : ` (${counted(String(p['digits']), 'digit')})`}.`,
  'plan.code-taken': (p) => `The code${given(p, 'code', ' ')} is given to both ${named(p, 'one unit')} and ${named(p, 'another', 'other')}; change one of them.`,
  'plan.households-wrong': (p) => `The households of ${named(p, 'a unit')} must be a whole number, 0 or more.`,
  'plan.shape-malformed': (p) => `The border of ${named(p, 'a unit')} encloses nothing; draw it again.`,
  'plan.district-stays': () => 'The district itself can’t be moved, split, merged or closed.',
  'plan.too-few': () => 'A split or a merger takes at least two different units.',
  'plan.not-siblings': (p) => `${named(p, 'One unit')} and ${named(p, 'another', 'other')} have different parents; move them together first.`,
  'plan.successor-wrong': (p) => `What goes on for ${named(p, 'the unit')} must be a unit of its level, its parent, or one of the parts.`,
  'plan.units-below': (p) => `${named(p, 'The unit')} still has units below it${given(p, 'units', ' (', ')')}; move or close them first, or let a unit of its level go on for it.`,
  'plan.not-found': () => 'There is no such plan, or it is outside your reach.',
  'plan.id-taken': () => 'Another plan has this number already; begin it anew.',
  'plan.changed': (p) => `${p['by'] === undefined ? 'Somebody else' : String(p['by'])} changed this plan meanwhile. Look at it as it is now before you go on.`,
  'plan.not-open': () => 'This plan is no longer a draft and can’t be changed.',
  'plan.outside': (p) => `${named(p, 'This unit')} lies outside the plan’s territory.`,
  'plan.empty': () => 'There is nothing in this plan yet.',
  'plan.nothing-to-undo': () => 'There is nothing to undo.',
  'plan.nothing-to-redo': () => 'There is nothing to redo.',
  'plan.day-past': () => 'That day has passed; choose today or a later day.',
  'plan.adoption-pending': (p) => `${named(p, 'Another plan')} is to be adopted${given(p, 'day', ' on ')}; no plan can be adopted from an earlier day. Choose a later day or withdraw that one first.`,
  'plan.no-longer-fits': (p) => `The territory has changed, and this plan no longer fits${p['faults'] === undefined ? '' : ` in ${counted(String(p['faults']), 'operation')}`}${given(p, 'first', ': ')}${given(p, 'number', ' (operation ', ')')}${given(p, 'plan', ', changed by plan “', '”')}. Mend them and adopt it then.`,
  'plan.border-changed': (p) => `The border of ${named(p, 'a unit')} was changed meanwhile${given(p, 'plan', ' by plan “', '”')}, so operation${given(p, 'number', ' ')} no longer fits. Undo it and draw it anew.`,
  'plan.code-used': (p) => `The code${given(p, 'code', ' ')} once belonged to ${named(p, 'another unit', 'other')} and can’t be given to ${named(p, 'a new unit')}.`,
  'plan.codes-used-up': (p) => `There are no codes left below ${named(p, 'the parent', 'parent')}${given(p, 'from', ' (')}${given(p, 'until', '–', ')')}; widen the range in the district’s code rules.`,
  'reorganisation.column-missing': (p) => `The sheet has no column for ${(Array.isArray(p['fields']) ? p['fields'] : []).map((field) => (field === 'oldCode' ? 'the old code' : 'the new code')).join(' and ') || 'what is needed'}; say which one it is.`,
  'reorganisation.questions-open': (p) => `Some questions${given(p, 'open', ' (', ')')} still need an answer${given(p, 'name', ', such as that about “', '”')}.`,
  'reorganisation.rows-faulty': (p) => `Some rows${given(p, 'faulty', ' (', ')')} make no sense${given(p, 'row', ', the first is row ')}; mend them and try again.`,
  'reorganisation.nothing-new': () => 'The sheet says what is there already; there is nothing to change.',
  'territory.rules-wrong': (p) => `The rules contradict themselves${given(p, 'fields', ' (', ')')}: each level needs more digits than the one above, and a range begins before it ends.`,
} satisfies Record<string, Say>
