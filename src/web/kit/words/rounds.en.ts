// Words of rounds that phone and console share, in English.
import type { Texts } from './dictionary.ts'
import type { roundsZh } from './rounds.zh.ts'

export const roundsEn: Texts<typeof roundsZh> = {
  kind: { patrol: 'Patrol', visit: 'Visit', duty: 'Duty', walkEstate: 'Walk the estate', lookAtStairways: 'Look at stairways', listenAtHomes: 'Listen at homes', speakUp: 'Speak up', calmQuarrels: 'Calm quarrels', helpNeedy: 'Help' },
  state: { upcoming: 'Upcoming', open: 'Open', done: 'Done', late: 'Made up', missed: 'Missed', excused: 'Excused' },
  missing: { checklist: 'checklist', photo: 'photo', places: 'places', talk: 'a talk', note: 'a note' },
  why: { vacant: 'Nobody on post', away: 'On leave without a substitute', unmade: 'Somebody was there, not made' },
  change: { moved: (from, to) => `${from} moved to ${to}`, left: (from) => `${from} left out`, holidayMoved: (from, to) => `${from} is a holiday, moved to ${to}`, holidayLeft: (from) => `${from} is a holiday, left out`, swapped: (name, state) => `${name} makes it (${state})`, reason: (why) => `Reason: ${why}` },
  swapState: { asked: 'no answer yet', agreed: 'agreed', given: 'given', declined: 'can’t', withdrawn: 'taken back' },
}
