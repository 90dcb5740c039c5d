// Words of what the phone holds by itself, in English.
import type { Texts } from '../../../kit/words/dictionary.ts'
import type { phoneZh } from './words.zh.ts'

export const phoneEn: Texts<typeof phoneZh> = {
  pending: { title: 'Still on this phone', hint: 'Sent by itself once there is a network; shown here as it will be then.', badge: 'To be sent', onlyHere: 'No number yet', photos: (n) => (n === 1 ? '1 photo' : `${n} photos`) },
  strip: { full: 'This phone is full: new entries last only while the app is open', dropped: (n) => (n === 1 ? '1 original photo was let go to make room' : `${n} original photos were let go to make room`), used: (size) => `${size} used`, exchanging: 'Exchanging' },
  attention: {
    soft: 'Somebody changed something else; yours can still be sent', hard: 'Somebody changed the same thing', hardGone: 'Somebody changed the same thing; yours is no longer possible', mine: 'Mine', theirs: 'Theirs', made: 'Written', state: 'State now', by: (who, what) => `${who}: ${what}`, noText: 'No words',
    onTop: 'Send mine all the same', edit: 'Change and send again', keepTheirs: 'Keep theirs', asNote: 'Make mine a private note', letGo: 'Let mine go', undo: 'Bring back', gone: 'This phone no longer has it', settled: 'Settled', why: 'Reason',
  },
  sent: { title: 'What was sent', lead: 'Sent from this phone, kept for 60 days: to be shown to a chief.', none: 'Nothing has been sent yet', count: (n) => (n === 1 ? '1 item' : `${n} items`), late: (wait) => `sent ${wait} after it was written`, letGo: 'Not sent: let go', photos: (n) => (n === 1 ? '1 photo' : `${n} photos`), open: 'What was sent', at: 'Sent' },
  cells: { title: 'My cells', none: 'This phone holds no cells yet', noneHint: 'They come by themselves once there is a network.', households: (n) => (n === 1 ? '1 household' : `${n} households`), buildings: (n) => (n === 1 ? '1 building' : `${n} buildings`), entrances: (n) => (n === 1 ? '1 entrance' : `${n} entrances`), map: (name) => `Map of ${name}`, choose: 'Choose a cell', here: 'I am here', cases: (n) => (n === 1 ? '1 case' : `${n} cases`), list: 'Buildings' },
  me: { devices: 'My devices', device: 'This phone', last: 'Last exchange', version: 'Version', revoked: 'Revoked', space: 'Space used', holds: (cases, cells) => `Holds ${cases === 1 ? '1 case' : `${cases} cases`} and ${cells === 1 ? '1 cell' : `${cells} cells`}`, erase: 'Signing out erases everything this phone holds.', unsent: (n) => `${n} not sent yet. Signing out now erases ${n === 1 ? 'it' : 'them'} for good.`, sendFirst: 'Send first', eraseAnyway: 'Erase and sign out', needsNetwork: 'Other devices are shown with a network.', asked: 'If a phone is lost, ask your community to revoke it.' },
}
