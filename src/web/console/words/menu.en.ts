// Words of the navigation, in English.
import type { Texts } from '../../kit/words/dictionary.ts'
import type { menuZh } from './menu.zh.ts'

export const menuEn: Texts<typeof menuZh> = {
  label: 'Main navigation', open: 'Open navigation', fold: 'Fold navigation', unfold: 'Unfold navigation', skip: 'Skip to content',
  home: 'Home', desk: 'Command desk', cases: 'Cases', rounds: 'Rounds', statistics: 'Statistics',
  whistles: 'Whistles', operations: 'Joint operations', inspections: 'Shop fronts', powers: 'Power list', officers: 'Officers',
  territory: 'Territory', people: 'People', standard: 'Standard', plans: 'Plans', planner: 'Divide', imports: 'Import',
  catalogue: 'Catalogue', calendars: 'Work calendars', ladder: 'Reminders', messageRules: 'Message settings', phrases: 'Phrases', phones: 'Telephones', tracks: 'Tracks', baseMap: 'Base map', audit: 'Audit', system: 'System',
  group: { work: 'Settling cases', enforcement: 'Enforcement', net: 'Net and people', settings: 'Settings and audit' },
}
