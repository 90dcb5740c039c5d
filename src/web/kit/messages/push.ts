// Push on this device: asks the browser for leave and for a subscription with the district's key, and tells the server.
import { messageRoutes } from '../../../contract/messages.ts'
import type { App } from '../../../domain/messages/opens.ts'
import { call } from '../data/client.ts'
import type { Language } from '../words/language.ts'

export type PushFault = 'unsupported' | 'denied' | 'noService'

/** A browser without a reachable push service never answers. */
const patience = 15_000

export const isPushKnown = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const bytesOf = (key: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const inTime = <T,>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), patience))])

/** Nothing when it is on; else why not. Refusals of the server are thrown. */
export const turnPushOn = async (app: App, key: string, language: Language): Promise<PushFault | undefined> => {
  if (!isPushKnown()) return 'unsupported'
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const subscription = await inTime(navigator.serviceWorker.ready.then(({ pushManager }) => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) }))).catch(() => undefined)
  const { endpoint, keys } = subscription?.toJSON() ?? {}
  if (!endpoint || !keys?.['p256dh'] || !keys['auth']) return 'noService'
  await call(messageRoutes.subscribe, { body: { endpoint, p256dh: keys['p256dh'], auth: keys['auth'], app, language } })
  return undefined
}

const subscriptionHere = async (): Promise<PushSubscription | null> => (isPushKnown() ? ((await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null) : null)

export const turnPushOff = async (): Promise<void> => {
  const subscription = await subscriptionHere()
  if (!subscription) return
  await call(messageRoutes.unsubscribe, { body: { endpoint: subscription.endpoint } })
  await subscription.unsubscribe()
}

/** Once signed in again the browser's subscription belongs to the new session. */
export const renewPush = async (app: App, key: string, language: Language): Promise<void> => {
  if (!isPushKnown() || Notification.permission !== 'granted' || !(await subscriptionHere())) return
  await turnPushOn(app, key, language)
}
