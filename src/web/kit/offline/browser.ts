// The engine in a browser: one tab sends, the others are told; it sends when the network returns, when the app is opened and
// when it is looked at again. Nothing is asked in the background.
import { makeClient } from '../../../contract/client.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { newId } from '../data/new-id.ts'
import { patiently } from '../data/patient.ts'
import { photoUrl } from '../data/upload.ts'
import { hearServerTime } from '../words/use-now.ts'
import { makeEngine, type Engine, type Env } from './engine.ts'
import { openIdbStore } from './idb-store.ts'
import type { Known } from './known.ts'
import type { Channel } from './mirror.ts'
import { openOpfsJournal } from './opfs-journal.ts'
import { sendPhotoBy } from './send-photo.ts'
import { withSpare } from './spare.ts'
import type { WantedThumb } from './thumbs.ts'

/** A server that says nothing for this long can't be reached. */
const patience = 40_000

const channelOf = (name: string): Channel => {
  const channel = new BroadcastChannel(name)
  return {
    tell: (changed) => channel.postMessage(changed),
    hear: (heard) => { channel.onmessage = ({ data }) => heard(data as Parameters<typeof heard>[0]) },
  }
}

/** Where the browser has no locks, each tab sends for itself: twice sent is once done. */
const aloneIn = (name: string): NonNullable<Env['alone']> => async (work) =>
  'locks' in navigator ? navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : undefined)) : work()

const deviceName = (): string => {
  const { userAgent } = navigator
  const system = /Android|iPhone|iPad|HarmonyOS|Windows|Mac OS|Linux/.exec(userAgent)?.[0] ?? ''
  const browser = /(MicroMessenger|DingTalk|Edg|HuaweiBrowser|MiuiBrowser|Firefox|Chrome|Safari)/.exec(userAgent)?.[0] ?? ''
  const model = /Android [\d.]+; ([^;)]+)/.exec(userAgent)?.[1] ?? ''
  return [model.length > 2 ? model : system, browser].filter(Boolean).join(' · ').slice(0, 100)
}

const ask = patiently(patience)
const timed: typeof fetch = async (input, init) => {
  const response = await ask(input, init)
  hearServerTime(response.headers.get('date'))
  return response
}

type Options = Pick<Env, 'onRevoked' | 'onSignedOut' | 'onDone' | 'sections'> & {
  /** Of what is held, which small photos are wanted, newest first. */
  thumbs?: (known: Known) => readonly WantedThumb[]
}

/** Who saves data, or pays for each bit of it, waits for them until a case is looked at. */
const isCheap = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData !== true

const fetchThumb = async (id: string): Promise<Blob | undefined> => {
  const response = await timed(photoUrl(id, 'thumbnail'))
  if (response.ok) return response.blob()
  if (response.status === 404) return undefined
  throw new Problem('server.failed', response.status, {})
}

export const makeBrowserEngine = (app: string, appVersion: string, { thumbs, ...options }: Options): Engine => {
  const call = makeClient({ fetch: timed })
  return makeEngine({
    store: withSpare(openIdbStore(`wangge-${app}`, () => location.reload()), localStorage, `wangge.${app}.spare`),
    journal: openOpfsJournal(`wangge-${app}`), call, sendPhoto: sendPhotoBy(call),
    now: Date.now, random: Math.random, newId, device: { name: deviceName(), appVersion },
    alone: aloneIn(`wangge-${app}-sender`), channel: channelOf(`wangge-${app}`),
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
    ...(thumbs ? { thumbs: (known) => ({ wanted: () => thumbs(known), fetch: fetchThumb, may: isCheap }) } : {}),
    ...options,
  })
}

/** Sends by itself from now on; gives what ends that. */
export const sendBySelf = (engine: Engine): (() => void) => {
  const seen = (): void => void (document.visibilityState === 'visible' && engine.kick())
  window.addEventListener('online', engine.kick)
  document.addEventListener('visibilitychange', seen)
  engine.kick()
  return () => {
    window.removeEventListener('online', engine.kick)
    document.removeEventListener('visibilitychange', seen)
  }
}

