// How a round gets to the server: the parcel's id is the command's and the round's. How long it waited is told by the
// phone's own clock, so that a wrong one does no harm.
import { roundRoutes } from '../../../../contract/rounds.ts'
import { call } from '../../../kit/data/client.ts'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import { roundOfKey } from './round-key.ts'
import './problem-words.ts'

const longest = 60 * 86_400_000

export const sendRound = (parcel: Parcel): Promise<unknown> => {
  const { checks = {}, places = [], visits = {}, wishes = [], talked = false, text = '', doneAt } = parcel.fields
  return call(roundRoutes.make, {
    body: {
      id: parcel.id, commandId: parcel.id, ...roundOfKey(parcel.caseId), agoMs: Math.min(longest, Math.max(0, Date.now() - (doneAt ?? Date.now()))),
      checks: Object.entries(checks).map(([code, verdict]) => ({ code, ok: verdict !== 'fault' })), photos: parcel.photos.map(({ fileId }) => fileId), places: [...places], talked,
      ...(Object.keys(visits).length > 0 ? { visits: Object.entries(visits).map(([id, visit]) => ({ id, ...visit })) } : {}), ...(wishes.length > 0 ? { wishes: [...wishes] } : {}), note: text.trim(),
    },
  })
}
