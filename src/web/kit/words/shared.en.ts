// Words every app uses, in English. The type demands every text the Chinese has.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from './dictionary.ts'
import type { sharedZh } from './shared.zh.ts'

export const sharedEn: Texts<typeof sharedZh> = {
  platform: 'Pingcheng Smart Grid Platform',
  language: { name: 'English', other: '中文', switchTo: '切换为中文' },
  level: { district: 'District', street: 'Street', community: 'Community / village', grid: 'Grid', microgrid: 'Microgrid' },
  state: {
    reported: 'To accept', verifying: 'To verify', filed: 'To dispatch', dispatched: 'Being handled',
    handled: 'To check', checked: 'To close', closed: 'Closed', refused: 'Refused', suspended: 'Suspended', void: 'Void', merged: 'Merged',
  },
  group: { open: 'In progress', waiting: 'To check or close', closed: 'Settled', all: 'All' },
  grade: { verySatisfied: 'Very satisfied', satisfied: 'Satisfied', fair: 'Fair', dissatisfied: 'Dissatisfied' },
  source: { resident: 'Resident', anonymous: 'Anonymous', worker: 'Grid worker', desk: 'Desk, on behalf', superior: 'Superior order', system: 'Other system' },
  refuseReason: { notFound: 'Not found on site', outsideDistrict: 'Outside the district', notOurs: 'Not within our remit', notAnEvent: 'Not an event', duplicate: 'Reported already', other: 'Other' },
  photoRole: { scene: 'Scene', before: 'Before', after: 'After' },
  light: { green: 'Within limit', yellow: 'Nearly due', red: 'Overdue', none: 'Not started' },
  urgent: 'Urgent',
  schematic: 'Schematic map',
  schematicHint: 'Cell borders are schematic, not surveyed',
  none: '–',
  signIn: 'Sign in',
  signOut: 'Sign out',
  cancel: 'Cancel',
  confirm: 'OK',
  save: 'Save',
  send: 'Submit',
  close: 'Close',
  back: 'Back',
  retry: 'Try again',
  more: 'Load more',
  loading: 'Loading',
  all: 'All',
  optional: 'optional',
  offline: 'No network. This page updates by itself once it is back.',
  problemTitle: 'That did not work',
  photo: {
    add: 'Add photos', remove: (name) => `Remove photo ${name}`, sending: (percent) => `Uploading ${percent}%`, failed: 'Upload failed', again: 'Upload again',
    limit: (most) => `up to ${most}`, alt: (role, index) => `${role} photo ${index}`,
  },
  map: {
    label: 'Map', zoomIn: 'Zoom in', zoomOut: 'Zoom out', whole: 'Whole district', noMap: 'This browser cannot show the map. Please use the list beside it.',
    pin: 'Place', pinHere: 'Set place at the centre of the map', pinHint: 'Click the map to choose the place, or move the map with the arrow keys and press “Set place at the centre of the map”', north: 'Move north', south: 'Move south', west: 'Move west', east: 'Move east',
    locate: 'Use my position', locateFailed: 'Your position is not available. Please choose on the map.', late: (count) => `${count} overdue`, cases: (count) => counted(count, 'case'), noValue: 'No data', legend: 'Legend', approval: (number) => `Map approval no. ${number}`,
  },
  time: {
    justNow: 'just now', minutesAgo: (n) => `${n} min ago`, inMinutes: (n) => `in ${n} min`,
    today: (clock) => `today ${clock}`, yesterday: (clock) => `yesterday ${clock}`, tomorrow: (clock) => `tomorrow ${clock}`,
    left: (duration) => `${duration} left`, over: (duration) => `${duration} overdue`,
    minutes: (n) => `${n} min`, hours: (n) => `${n} h`, days: (n) => counted(n, 'day'),
    join: (large, small) => `${large} ${small}`, underMinute: 'under a minute',
  },
}
