// Calendars, area classes, the ladder and reminders as everybody tries them.
import { v7 as newId } from 'uuid'
import { ordinarySettings } from '../../../src/domain/clocks/calendar-settings.ts'
import type { FeatureExamples } from './example.ts'

const settings = { ...ordinarySettings, exceptions: { '2026-06-01': false } }

export const clockExamples: FeatureExamples = (world) => ({
  'clocks.calendars': () => ({ path: '/api/calendars' }),
  'clocks.preview': () => ({ path: '/api/calendars/standard/preview', body: { settings } }),
  'clocks.save': () => ({ path: `/api/calendars/c${newId().slice(-12)}`, body: { commandId: newId(), version: 0, name: '周六上班', settings: { ...settings, weekdays: [1, 2, 3, 4, 5, 6] } } }),
  'clocks.readHolidays': () => ({ path: `/api/calendars/standard/holidays?name=${encodeURIComponent('放假.csv')}`, file: Buffer.from('日期,安排\n2026-06-01,放假\n') }),
  'clocks.assign': () => ({ path: '/api/calendar-uses', body: { unitId: world.server().district.inside.street.id, code: null } }),
  'clocks.areas': () => ({ path: '/api/area-classes' }),
  'clocks.setArea': () => ({ path: '/api/area-classes', body: { unitId: world.server().district.inside.street.id, class: 'A' } }),
  'clocks.ladder': () => ({ path: '/api/ladder' }),
  'clocks.setLadder': () => ({ path: '/api/ladder', body: { rules: [{ stage: null, urgent: null, rungs: [{ at: 'red', workdays: 0, tell: ['holder'] }] }] } }),
  'clocks.reminders': () => ({ path: '/api/reminders' }),
  'clocks.seen': () => ({ path: '/api/reminders/seen', body: { ids: [1] } }),
})
