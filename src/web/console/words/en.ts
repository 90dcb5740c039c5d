// Words of the console, in English. The type demands every text the Chinese has.
import { counted } from '../../../domain/kernel/counted.ts'
import { knownEn } from './known.en.ts'
import { menuEn } from './menu.en.ts'
import { outEn } from './out.en.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import { compareEn, historyEn, plansEn, standardEn } from './plans.en.ts'
import type { zh } from './zh.ts'

export const en: Texts<typeof zh> = {
  title: 'Pingcheng Smart Grid Platform',
  menu: menuEn,
  user: {
    menu: (name) => `Menu of ${name}`, posts: 'My posts', account: 'My account', changePassword: 'Change password', signOut: 'Sign out', signOutEverywhere: 'Sign out on all devices',
    current: 'Current password', next: 'New password', nextHint: 'At least 12 characters, not a common one', again: 'New password once more', different: 'The two are not the same', changed: 'Password changed. Other devices were signed out.',
    noPost: 'This account holds no post', noPostHint: 'This platform is for staff on post. To report and follow as a resident, please use the citizen app.', toCitizen: 'Open the citizen app',
  },
  live: { live: 'Updating live', connecting: 'Connecting to live updates', offline: 'No network' },
  signIn: {
    heading: 'Sign in', login: 'Login', password: 'Password', show: 'Show password', hide: 'Hide password', submit: 'Sign in', needed: 'Please fill in', claim: 'One net for the whole district', slogan: 'District, street, community or village, grid, microgrid: a person in every cell.',
    otherApps: 'Other entrances', worker: 'Grid workers’ app', citizen: 'Residents’ app',
  },
  state: {
    empty: 'Nothing here', loading: 'Loading', retry: 'Try again', refusedTitle: 'Not open to you', failedTitle: 'This did not load', offlineTitle: 'No network', notFound: 'There is no such page', toHome: 'To the home page',
  },
  table: { columns: 'Columns', export: 'Export', exportHint: 'Exports the rows shown', more: 'Load more', shown: (count) => `${count} shown`, shownAll: (count) => counted(count, 'row'), keys: 'J / K to move, Enter to open' },
  home: {
    greeting: (name) => `Good day, ${name}`, today: 'Waiting today', mine: 'With my post', toAccept: 'To accept', toCheck: 'To check', toClose: 'To close', dueSoon: 'Nearly due', overdue: 'Overdue',
    queue: 'Cases waiting for me', queueHint: 'soonest due first', queueAll: 'See all', soonest: 'Most pressing cases', queueEmpty: 'No case is waiting for you', queueEmptyHint: 'New ones appear here by themselves.', report: 'Report on behalf',
    auditHint: 'Who did what and when, and each look at a reporter with its reason.', systemHint: 'Version, database and how things run.', peopleHint: 'Posts at every level, and cells without a person.',
  },
  cases: {
    heading: 'Cases', report: 'Report on behalf', words: 'Number, words, address, class, person on post', search: 'Search', category: 'Category', unit: 'Unit', all: 'All', overdue: 'Overdue', dueSoon: 'Nearly due', request: 'Awaiting approval', chase: 'Chase unanswered', held: 'With my post', followed: 'Reported or followed by me',
    order: 'Order', newest: 'Newest first', due: 'Soonest due first', filters: 'Filters', clear: 'Clear filters', saved: 'Saved filters', save: 'Save this filter', saveName: 'Name', remove: (name) => `Delete saved filter ${name}`, savedEmpty: 'No saved filters yet',
    map: 'Map', showMap: 'Show map', hideMap: 'Hide map', onlyArea: 'Only this area', clearArea: 'Any area', empty: 'No case matches', emptyHint: 'Try other filters, or clear them.',
    mapNote: (count) => `${counted(count, 'case')} on the map`, mapNewest: (most) => `more than these match: the map takes the newest ${most}`, mapFailed: 'The cases on the map did not load', withoutPlace: (count) => `${count} more without a place`,
    column: { case: 'Case', number: 'Number', state: 'State', stateClock: 'State and clock', clock: 'Clock', holder: 'With', unit: 'Grid', reported: 'Reported', source: 'Source', rating: 'Rating' },
  },
  case: {
    back: 'Back to the list', number: 'Number', reported: 'Reported', source: 'Source', address: 'Address', units: 'Lies in', holder: 'With', assigned: 'Department', due: 'Due', followers: 'Followers', followersCount: (n) => counted(n, 'follower'), rating: 'Rating',
    noAddress: 'No address given', noPlace: 'No place', noPlaceHint: 'It was reported without a position; the district desk sends it out by its address.', description: 'What was seen', photos: 'Photos', before: 'Before', after: 'After', timeline: 'What happened', dueMoved: 'The work calendar changed: due at another time', dueMovedFrom: (from, to) => `${from} → ${to}`,
    actions: 'What you can do', more: 'More', noActions: 'Nothing for you to do now', noActionsHint: 'You can follow what happens. Buttons appear here when it is your post’s turn.',
    progress: 'Progress', stage: { reported: 'Reported', accepted: 'Accepted', filed: 'Filed', dispatched: 'Dispatched', handled: 'Handled', checked: 'Checked', closed: 'Closed' },
    clock: 'Clocks', clockLimit: (when) => `Due ${when}`, clockDone: (when) => `Stopped ${when}`, clockNone: 'Starts when the case is accepted', clockAsTable: 'As a table', clockAsLine: 'As a line', clockStage: 'Stage', reworks: (n) => `sent back ${n}×`, reopens: (n) => `reopened ${n}×`,
    reporter: 'Reporter', sealed: 'The reporter’s identity is sealed', sealedHint: 'Open it only where handling needs it. Each look goes into the audit trail with its reason.', unseal: 'See the reporter', reason: 'Reason', reasonHint: 'e.g. call back to confirm the address', look: 'Record and look', name: 'Name', phone: 'Phone', unknown: 'not given', sealAgain: 'Done, seal again',
    to: (target) => `→ ${target}`, follow: 'Follow', unfollow: 'Unfollow',
  },
  step: {
    text: 'Note', textNeeded: 'Please write what you found or why', note: 'What was done', submit: (name) => name, done: (name) => `Done: ${name}`,
    verifyOnSite: 'Verify on site first', verifyOnSiteHint: 'On: a grid worker verifies, and it is filed if true. Off: it is filed at once.', reason: 'Reason for refusing', found: 'What was found', foundYes: 'True, file it', foundNo: 'Not found, do not file',
    unit: 'Send down to', unitHint: 'Only units below, in the line of the place', unitNeeded: 'Please choose a unit', office: 'Dispatch to', officeNeeded: 'Please choose a department', proposed: 'proposed for this category', photosBefore: 'Photos before', photosAfter: 'Photos after', photosAfterNeeded: 'This category asks for a photo taken after handling', photos: 'Photos',
    reply: 'Reply to the reporter', grade: 'Satisfaction', stale: 'The case moved on while you were filling in', goOn: 'Seen, go on', stillPossible: 'What you filled in is still here and can be submitted.', nowImpossible: 'This step is no longer possible.', waitPhotos: 'Photos are still uploading',
    hint: {
      accept: 'The clock starts with acceptance.', refuse: 'The reporter will see the reason.', verify: 'If it isn’t true, say what was seen: the reporter will see it.', handle: 'Write how it was settled and add photos.', passUp: 'Hands it to the level above. Write why.', sendDown: '', dispatch: '', return: 'Goes back to who dispatched it. Write why.',
      check: 'The work is done as described; next it is closed.', rework: 'Goes back to the handler. Write what is missing.', close: 'The reply is sent to the reporter.', rate: '', reopen: 'The clock starts anew.', note: 'A note joins the timeline and changes nothing else.',
      askSuspend: 'When approved, its clocks stop; they go on by themselves on that day.', askExtend: 'When approved, the limit for handling grows.', askVoid: 'When approved, it is no case any more and leaves the statistics.', withdraw: '', approve: 'Takes effect at once.', decline: '', resume: 'The clocks go on from now.', milestone: 'Ends the clock of this stage.', chase: 'The holder has to answer in writing within this time.', answerChase: '', callAssistants: 'Assistants see the case and report; the main handler stays.', assist: 'Joins the timeline; the main handler settles it.', merge: 'The master case is handled; reporters get its answer.', unmerge: 'It is handled on its own again; its clocks go on.',
    },
  },
  report: {
    heading: 'Report on behalf', lead: 'For the hotline and the counter: report for the person you are talking to.', what: 'What', category: 'Category', categoryNeeded: 'Please choose a category', description: 'Description', descriptionHint: 'What was seen, where, and whether it is dangerous', descriptionNeeded: 'Please describe it', urgent: 'Urgent', urgentHint: 'A danger to people, or getting worse',
    where: 'Where', address: 'Address or landmark', place: 'Place on the map', placeNone: 'No place chosen yet', placeIn: 'Lies in', placeOutside: 'This place lies outside the district', removePlace: 'Clear place', lng: 'Longitude', lat: 'Latitude', typed: 'Type coordinates', apply: 'Place here',
    who: 'Who is asking', name: 'Name', phone: 'Mobile number', phoneWrong: 'Please enter 11 digits', superior: 'Order from above', superiorHint: 'Orders from above are filed at once', whoHint: 'Name and number serve only to call back, and are kept sealed.',
    photos: 'Photos', same: 'It is this one, follow', followed: 'Following', submit: 'Submit report', done: (number) => `Reported, number ${number}`, open: 'Open the case', another: 'Report another',
  },
  territory: {
    heading: 'Territory', search: 'Name, pinyin, initials or code', children: (level, count) => `${level} · ${count}`, communities: 'Communities', villages: 'Villages', grids: 'Grids', microgrids: 'Microgrids', special: 'Special grids', households: 'Households', code: 'Code', aliases: 'Also called', village: 'village', madeUp: 'made up', madeUpHint: 'Not in public records; for demonstration',
    list: 'Units below', name: 'Name', leaf: 'This is the smallest level', cases: 'Cases here', statistics: 'Statistics here', people: 'People here', path: 'Levels', found: 'Found', notFound: 'Nothing of this name',
  },
  people: {
    heading: 'People on post', unit: 'Unit', role: 'Role', words: 'Name', name: 'Name', phone: 'Phone', at: 'Where', since: 'Since', cells: 'Microgrids', manned: 'with a person', rate: 'Manned', vacant: 'Vacant', vacantNone: 'A person in every cell', vacantList: 'Microgrids without a person', roles: 'People by role', posts: 'Roster', empty: 'No post matches', people: (n) => n,
    vacantShown: (shown, all) => `${shown} of ${all}`,
  },
  statistics: {
    heading: 'Statistics', unit: 'Unit', months: 'Months', thisMonth: 'This month', thisYear: 'This year', lastYear: 'Last year', twelve: 'Last 12 months', asOf: 'As of', accepted: 'Accepted', handled: 'Handled', unhandled: 'Not handled', disposal: 'Disposal rate', onTime: 'On-time rate', closing: 'Closing rate', rework: 'Rework rate', satisfaction: 'Satisfaction',
    explain: {
      disposal: 'accepted in the period and handled ÷ accepted in the period', onTime: 'handled within the limit ÷ handled or overdue', closing: 'closed ÷ handled', rework: 'sent back at check ÷ handled at least once', satisfaction: 'satisfied or better ÷ rated',
    },
    ranking: 'Units below', rank: 'Rank', measure: 'Measure', trend: 'Month by month', asTable: 'As a table', asChart: 'As a chart', month: 'Month', states: 'Reported cases by present state', share: 'Share', whole: 'Total', empty: 'No data for this period', percent: (text) => (text === '–' ? text : `${text}%`), openList: (name, count) => `${name}: ${count}, open the list`,
    behind: 'The cases behind the number', behindTotal: (count) => counted(count, 'case'), side: { numerator: 'counted', denominator: 'all', rest: 'not counted' }, backToStatistics: 'Back to statistics', seeOnMap: 'Map', children: (level) => `By ${level.toLowerCase()}`,
    sideName: { disposal: { numerator: 'Handled', denominator: 'Accepted', rest: 'Not handled' }, onTime: { numerator: 'On time', denominator: 'Due', rest: 'Late' }, closing: { numerator: 'Closed', denominator: 'Handled', rest: 'Not closed' }, rework: { numerator: 'Sent back', denominator: 'Handled once', rest: 'Passed at once' }, satisfaction: { numerator: 'Satisfied', denominator: 'Rated', rest: 'Not satisfied' } },
  },
  system: { heading: 'System', version: 'Version', database: 'Database', started: 'Started', behind: 'Records still to process', behindHint: 'What statistics and reminders have yet to take in; usually 0', seals: 'Sealed batches', sealsHint: 'Records are sealed in batches, so that a changed past shows', good: 'Running well', late: 'Processing lags behind' },
  plans: plansEn,
  history: historyEn,
  compare: compareEn,
  standard: standardEn,
  out: outEn,
  known: knownEn,
  unitPicker: { placeholder: 'Whole district', search: 'Type a name, pinyin or code' },
  photos: { hint: 'JPEG, PNG or WebP, up to 20 MB each', view: 'View larger' },
}
