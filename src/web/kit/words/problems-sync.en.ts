// What refusals of the exchange between a phone and the server say, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Say } from './say.ts'

export const syncProblemsEn = {
  'sync.device-revoked': () => 'This device was reported lost and may no longer be used. Everything it held is erased.',
  'sync.device-taken': () => 'This device is in use by somebody else. Please sign in anew.',
  'sync.device-not-found': () => 'There is no such device.',
  'sync.too-many-devices': (p) => `You already use ${counted(String(p['most'] ?? 20), 'device')}. Please have one you no longer use revoked.`,
  'sync.command-unknown': () => 'The server doesn’t know this action. Please update the app and send it again.',
  'sync.id-taken': () => 'The number of this action is used by another one. Please do it again.',
  'sync.parent-refused': () => 'What this builds on was refused. Settle that first.',
  'file.no-room': () => 'This phone is full and could not keep the photo. Send what waits to make room, then take it again. Words are kept.',
  'file.part-too-large': () => 'A part of the photo is too large.',
  'file.part-out-of-order': () => 'Part of the photo is missing. It is sent again from there.',
  'file.parts-differ': () => 'The photo arrived damaged. It is sent again from the beginning.',
} satisfies Record<string, Say>
