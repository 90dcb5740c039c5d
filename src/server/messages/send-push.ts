// Web Push: encrypted for one browser (RFC 8291), signed with the district's key (RFC 8292), handed to the browser's own
// push service. The service learns neither text nor who it is for.
import webPush from 'web-push'
import { failed, post, refused, secondsIn, taken, whyNoAnswer, type Handed } from './handing.ts'
import { isAllowed, pushHosts } from './hosts.ts'

export type PushKeys = { publicKey: string; privateKey: string }
export type Subscription = { endpoint: string; p256dh: string; auth: string }
export type Pushed = { parcel: string; urgent: boolean; payload: Record<string, unknown> }

export const newPushKeys = (): PushKeys => webPush.generateVAPIDKeys()

/** Seconds a service keeps it for a phone that is off. */
const keptFor = 86_400

/** What the subscription's keys must be: a point of the curve and sixteen bytes. */
export const areKeys = ({ p256dh, auth }: Pick<Subscription, 'p256dh' | 'auth'>): boolean => {
  const point = Buffer.from(p256dh, 'base64url')
  return point.length === 65 && point[0] === 4 && Buffer.from(auth, 'base64url').length === 16
}

export type PushSender = {
  mayReach(endpoint: string): boolean
  send(keys: PushKeys, subscription: Subscription, pushed: Pushed): Promise<Handed>
}

/** `contact`: whom a push service may ask, as `mailto:` or https. */
export const pushSender = ({ contact, allowed }: { contact: string; allowed: readonly string[] }): PushSender => ({
  mayReach: (endpoint) => isAllowed(endpoint, pushHosts, allowed),
  async send(keys, { endpoint, p256dh, auth }, { parcel, urgent, payload }) {
    if (!isAllowed(endpoint, pushHosts, allowed)) return refused('host-not-allowed')
    let request
    try {
      request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
        vapidDetails: { subject: contact, ...keys }, TTL: keptFor, urgency: urgent ? 'high' : 'normal',
        topic: parcel.replaceAll('-', ''), // tried again it takes the place of what the phone has not fetched yet
      })
    } catch {
      return { kind: 'gone', why: 'keys' }
    }
    try {
      const { 'Content-Length': _, ...headers } = request.headers
      const { status, header } = await post(endpoint, { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])), body: new Uint8Array(request.body) })
      if (status >= 200 && status < 300) return taken(header('location'))
      if (status === 404 || status === 410) return { kind: 'gone', why: String(status) }
      return status === 429 || status >= 500 ? failed(String(status), secondsIn(header('retry-after'))) : refused(String(status))
    } catch (fault) {
      return failed(whyNoAnswer(fault))
    }
  },
})
