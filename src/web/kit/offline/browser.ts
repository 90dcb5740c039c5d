// The engine in a browser: one tab sends, the others are told; it sends when the network returns, when the app is opened and
// when it is looked at again. Nothing is asked in the background.
import { makeClient } from '../../../contract/client.ts'
import { newId } from '../data/new-id.ts'
import { patiently } from '../data/patient.ts'
import { hearServerTime } from '../words/use-now.ts'
import { makeEngine, type Engine, type Env } from './engine.ts'
import { openIdbStore } from './idb-store.ts'
import type { Channel } from './mirror.ts'
import { sendPhotoBy } from './send-photo.ts'
import { withSpare } from './spare.ts'

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

type Options = Pick<Env, 'onRevoked' | 'onSignedOut' | 'onDone' | 'sections'>

export const makeBrowserEngine = (app: string, appVersion: string, options: Options): Engine => {
  const call = makeClient({ fetch: timed })
  return makeEngine({
    store: withSpare(openIdbStore(`wangge-${app}`, () => location.reload()), localStorage, `wangge.${app}.spare`),
    call, sendPhoto: sendPhotoBy(call),
    now: Date.now, random: Math.random, newId, device: { name: deviceName(), appVersion },
    alone: aloneIn(`wangge-${app}-sender`), channel: channelOf(`wangge-${app}`),
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
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

