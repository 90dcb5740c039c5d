// Hands a sign-in code to a gateway: one signed POST, again after a moment if it failed for a reason that may pass.
// The format is a promise to others: docs/webhooks.md.
import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { maskPhone } from '../../domain/people/masking.ts'
import type { CodeSender } from './code-sender.ts'

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

type Outcome = { kind: 'taken' } | { kind: 'refused' | 'failed'; why: string }

const attempt = async (options: WebhookOptions, id: string, body: string): Promise<Outcome> => {
  const timestamp = String(Math.floor((options.clock ?? Date.now)() / 1_000))
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      redirect: 'error', // a code must go to the address that was written down, and nowhere else
      signal: AbortSignal.timeout(options.timeout ?? 5_000),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'wangge-id': id,
        'wangge-timestamp': timestamp,
        'wangge-signature': signatureOf(options.secret, timestamp, body),
      },
      body,
    })
    await response.body?.cancel()
    if (response.ok) return { kind: 'taken' }
    const passing = response.status >= 500 || response.status === 429
    return { kind: passing ? 'failed' : 'refused', why: `it answered ${response.status}` }
  } catch (fault) {
    const { name, cause } = fault as Error & { cause?: { code?: string } }
    return { kind: 'failed', why: name === 'TimeoutError' ? 'it did not answer in time' : (cause?.code ?? name) }
  }
}

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
    const line = `[验证码 phone code] the gateway did not take the code for ${maskPhone(phone)}: ${outcome.why}`
    options.log(line)
    throw new Error(line)
  },
})
