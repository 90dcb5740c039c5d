// What Problems of the catalogue say to a person, in English.
import type { Say } from './say.ts'
import type { catalogueProblemsZh } from './problems-catalogue.zh.ts'

const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''))

export const catalogueProblemsEn = {
  'catalogue.not-found': (p) => `The catalogue has no class ${String(p['code'] ?? '')}.`,
  'catalogue.version-not-found': () => 'There is no such version of the catalogue.',
  'catalogue.changed': (p) => `${p['code'] ? `Class ${String(p['code'])}` : 'The draft'} was changed by somebody else meanwhile. Reload and try again.`,
  'catalogue.code-reserved': () => 'Minors of the district’s own are numbered from 080 to 999; 001 to 079 are kept for the starter catalogue.',
  'catalogue.major-missing': (p) => `There is no major ${String(p['code'] ?? '')}. Make the major first.`,
  'catalogue.faulty': (p) => `Something in class ${String(p['code'] ?? '')} has to be put right before it is saved (${list(p['faults'])}).`,
  'catalogue.draft-empty': () => 'The draft changes nothing; there is nothing to adopt.',
  'catalogue.draft-open': () => 'There is a newer version or a draft. Settle that one before taking this one back.',
  'catalogue.from-too-early': (p) => `It can be in force from ${String(p['earliest'] ?? 'today')} at the earliest: not backdated, and not before a version that is already to come.`,
  'catalogue.in-force-already': () => 'This version is in force already and can’t be taken back. Draft another one.',
  'catalogue.sheet-changed': () => 'The catalogue was changed after the preview. Upload the sheet again.',
  'catalogue.sheet-nothing': () => 'This sheet says what the catalogue says; there is nothing to write.',
} satisfies Record<keyof typeof catalogueProblemsZh, Say>
