// Words of the pages about imports, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { importsZh } from './imports.zh.ts'

export const importsEn: typeof importsZh = {
  heading: 'Import', lead: 'Bring the units and boundaries you have: preview first, nothing is written before you confirm.', unit: 'Import into', unitHint: 'only this unit and what is below it can change',
  drop: 'Drop a file here, or click to choose', dropHint: 'GeoJSON, shapefile (.shp .dbf .prj in a zip), Excel (.xlsx), CSV; 200 MB at most', choose: 'Choose a file', uploading: (percent) => `Uploading ${percent}%`,
  list: 'Recent imports', empty: 'No file was imported yet', name: 'File', size: 'Size', state: 'State', by: 'By', at: 'When', open: 'Open', back: 'All imports',
  megabytes: (value) => `${value} MB`,
  states: { reading: 'Being read', ready: 'Waits for how to read it', analysing: 'Being analysed', analysed: 'Waits for confirmation', planned: 'Became a plan', failed: 'Could not be read', cancelled: 'Cancelled' },
  stages: { reading: 'Reading the file', shapes: 'Checking shapes', parents: 'Finding parents', overlaps: 'Looking for overlaps', gaps: 'Looking for gaps', comparing: 'Comparing with the net' },
  progress: (done, total) => `${done} of ${total}`, cancel: 'Cancel', cancelled: 'Cancelled', retry: 'Another file',
  how: 'How to read this file', howHint: 'Guessed by the headings; please check. Files with the same headings will be read the same way.', remembered: 'Filled in as for the last file with the same headings.', rows: (count) => counted(count, 'record'), sample: 'First rows',
  field: { code: 'Code', name: 'Name', level: 'Level', parentCode: 'Code of the parent', parentName: 'Name of the parent', households: 'Households', village: 'Kind (community or village)', special: 'Type of special grid', aliases: 'Aliases' },
  noColumn: 'not in the file', column: (letter, heading) => `Column ${letter}: ${heading}`, levelAll: 'Level of all records', levelEach: 'each by its code and name', mappingNeeded: 'Please say at least which column holds the name or the code.',
  datum: 'Datum', datumHint: 'The wrong one shifts everything by some 600 m. Grey is the net, blue is the file.', datumOf: { wgs84: 'WGS-84 / CGCS2000', gcj02: 'GCJ-02 (published Chinese maps)' }, datumNeeded: 'Please choose the datum.',
  off: (metres) => `${metres} m off the net`, share: (percent) => `shares ${percent} with the net`, guessed: 'likely', unsure: 'There is no boundary to compare with. Ask whoever made the file.', crs: (name) => `The file says: ${name}`, sketch: 'Where the file lies on the net',
  mend: 'Mending', mendHint: 'Only what is chosen here is mended; the rest is named.', mendNone: 'Nothing that could be mended', safe: 'safe', narrow: 'only up to 5 m wide',
  mends: {
    texts: 'Full-width digits made plain, blanks at the ends taken off', names: 'Names that differ only by an office’s ending stay as they are', swapped: 'Longitude and latitude put right where swapped', rings: 'Crossings, repeated points, open rings and holes put in order along the same outline',
    slivers: 'Remains below 5 m² or thinner than 10 cm dropped', overlaps: 'Narrow strips that neighbours both claim stay with the first', gaps: 'Narrow strips nobody claims go to the neighbour with the longest border', parts: 'Shapes with one code and one name joined into one unit', empty: 'Records without a shape taken as units whose border isn’t known yet',
  },
  analyse: 'Analyse', again: 'Analyse again with these settings', settings: 'How it is read and mended',
  result: 'What it came to', tab: { all: 'All', new: 'New', changed: 'Changed', unchanged: 'Unchanged', faulty: 'Faulty' }, mended: (count) => `${count} mended`, faultsHeading: 'What was found', faultsNone: 'No faults were found', showFault: 'Show', clearFault: 'Show all', stopsMark: 'must be settled', saysMark: 'note', rowsOf: (count) => counted(count, 'record'),
  rowNumber: 'Row', level: 'Level', code: 'Code', unitName: 'Name', parent: 'Parent', households: 'Households', what: 'What about it', none: 'No records here', rowState: { new: 'new', changed: 'changed', unchanged: 'unchanged', faulty: 'faulty' },
  change: (field, before, after) => `${field}: ${before} → ${after}`, nothing: 'none', mendedMark: 'mended', at2: (place) => `at ${place}`,
  changedField: { name: 'Name', code: 'Code', parent: 'Parent', households: 'Households', village: 'Village', special: 'Special', aliases: 'Aliases', shape: 'Border' },
  fault: {
    'full-width': (found) => `Full-width characters: ${found}`, 'blanks': () => 'Blanks at the ends', 'no-name': () => 'No name', 'level-unknown': () => 'Nothing tells its level', 'code-malformed': (found) => `The code has the wrong number of digits: ${found}`,
    'code-rounded': (found) => `The spreadsheet rounded the code as a number and lost its last digits: ${found}. Make the column text and export again`, 'code-foreign': (found, other) => `The code ${found} doesn’t belong to ${other}`, 'code-twice': (found, other) => `Code used twice: ${found}, see ${other}`,
    'name-twice': (_, other) => `Same name below the same parent, or differing only by its ending: ${other}`, 'name-suffix': (found, other) => `Differs from the known name “${other}” only by its ending: ${found}`, 'households-wrong': (found) => `Households is no whole number: ${found}`, 'special-unknown': (found) => `Unknown type of special grid: ${found}`,
    'no-parent': (found) => (found ? `No such parent: ${found}` : 'Nothing tells its parent'), 'parent-unclear': (found) => `Several units are called “${found}”: the parent isn’t clear`, 'parent-wrong-level': (found) => `The parent is of the wrong level: ${found}`, 'parent-loop': () => 'Parents run in a circle', 'parent-faulty': (_, other) => `Its parent has faults: ${other}`,
    'code-not-below-parent': (found, other) => `The code ${found} doesn’t lie below its parent ${other}`, 'empty-geometry': () => 'No shape', 'not-an-area': (found) => `No area: ${found}`, 'no-coordinate': () => 'A corner has no coordinate', 'swapped': () => 'Longitude and latitude are swapped', 'far-away': () => 'Not in China',
    'duplicate-points': () => 'Repeated corners', 'self-crossing': () => 'The border crosses itself', 'ring-open': () => 'The border isn’t closed', 'too-few-points': () => 'Too few corners for an area', 'wrong-nesting': () => 'Holes or parts lie where they can’t', 'sliver': (found) => `A sliver of about ${found} m²`, 'hole': (found) => `A hole nobody looks after, about ${found} m²`,
    'overlap': (found, other) => `Overlaps “${other}” by about ${found} m²`, 'gap': (found) => `A gap beside it, about ${found} m²`, 'outside-parent': (found) => `Sticks out of its parent by about ${found} m²`, 'elsewhere': () => 'Doesn’t lie in its parent',
  },
  confirm: 'Confirm', confirmHint: 'All of it or nothing; until it is adopted it can be given up.', planName: 'Name of the plan', planDefault: (name) => `Import ${name}`, leaveOut: (count) => `Leave out the ${count} faulty records`, from: 'Valid from', makePlan: 'Make a plan', adopt: 'Make a plan and adopt it', nothingNew: 'All of the file is in the net already: there is nothing to import.', outdated: 'The net has changed since the analysis. Please analyse again.', willDo: (created, changed) => `${counted(created, 'unit')} will be new, ${changed} changed.`,
  doneTitle: 'Adopted', doneText: 'The new net is in force.', plannedTitle: 'Became a plan', plannedText: 'Nothing is in the net yet. Look at what follows in the plan, and adopt it there.', toPlan: 'See the plan', toTerritory: 'See the map', faultyFirst: 'Settle the faulty records first, or choose to leave them out.',
}
