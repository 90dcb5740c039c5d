// Hands text messages to a gateway: one signed POST. A sign-in code is tried again within seconds, since somebody waits for
// it; a message is tried again by whoever keeps the deliveries. The format is a promise to others: docs/webhooks.md.
import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { maskPhone } from '../../domain/people/masking.ts'
import type { CodeSender } from './code-sender.ts'
import { failed, post, refused, taken, whyNoAnswer, type Handed } from './handing.ts'

export type WebhookOptions = {
  url: string
  secret: string
  log: (line: string) => void
  clock?: () => number
  /** Milliseconds for one attempt. */
  timeout?: number
  /** Milliseconds before the second and third attempt. */
  pauses?: readonly number[]
}

/** `sha256=` and the hex HMAC-SHA256 of `<timestamp>.<body>`. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

type Options = Pick<WebhookOptions, 'url' | 'secret' | 'clock' | 'timeout'>

const attempt = async (options: Options, id: string, body: string): Promise<Handed> => {
  const timestamp = String(Math.floor((options.clock ?? Date.now)() / 1_000))
  try {
    const { status } = await post(options.url, {
      timeout: options.timeout ?? 5_000,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'wangge-id': id,
        'wangge-timestamp': timestamp,
        'wangge-signature': signatureOf(options.secret, timestamp, body),
      },
      body,
    })
    if (status >= 200 && status < 300) return taken(id)
    return status >= 500 || status === 429 ? failed(String(status)) : refused(String(status))
  } catch (fault) {
    return failed(whyNoAnswer(fault))
  }
}

const inWords = (why: string): string => (why === 'timeout' ? 'it did not answer in time' : /^\d+$/.test(why) ? `it answered ${why}` : why)

export const smsWebhook = (options: WebhookOptions): CodeSender => ({
  send: async (phone, code, purpose) => {
    const id = randomUUID()
    const body = JSON.stringify({ id, kind: 'phone-code', purpose, phone, code })
    let outcome = await attempt(options, id, body)
    for (const pause of options.pauses ?? [500, 2_000]) {
      if (outcome.kind !== 'failed') break
      await sleep(pause)
      outcome = await attempt(options, id, body)
    }
    if (outcome.kind === 'taken') return
    const line = `[验证码 phone code] the gateway did not take the code for ${maskPhone(phone)}: ${inWords(outcome.why)}`
    options.log(line)
    throw new Error(line)
  },
})

export type SmsSender = (message: { id: string; phone: string; text: string; occasions: readonly string[] }) => Promise<Handed>

/** `occasions` let a gateway choose the template its carrier has approved. */
export const smsSender = (options: Options): SmsSender => ({ id, phone, text, occasions }) =>
  attempt(options, id, JSON.stringify({ id, kind: 'message', phone, text, occasions }))
