// Group robots of DingTalk and WeCom: a webhook whose address is its key, with DingTalk signed besides. Both answer 200 also
// to what they don't take; what counts is `errcode`.
import { createHmac } from 'node:crypto'
import { failed, post, refused, taken, whyNoAnswer, type Handed } from './handing.ts'
import { isAllowed, robotHosts } from './hosts.ts'

export type RobotKind = keyof typeof robotHosts
export type RobotAddress = { kind: RobotKind; url: string; secret: string | null }

/** Both take twenty messages a minute and shut whoever sends more out for ten: one in three and a bit seconds. */
export const robotPause = 3_200

/** Too many at once; busy. What doesn't pass by itself is a wrong key, signature, keyword or address. */
const passing = new Set([-1, 45009, 130101, 410100, 660026])
const shutOutFor = 600_000
const tooMany = new Set([45009, 130101, 410100])

/** DingTalk's signature: of time and secret, by the secret. */
export const signDingTalk = (secret: string, timestamp: number): string => createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

const addressOf = ({ kind, url, secret }: RobotAddress, now: number): string => {
  if (kind !== 'dingtalk' || secret === null) return url
  const signed = new URL(url)
  signed.searchParams.set('timestamp', String(now))
  signed.searchParams.set('sign', signDingTalk(secret, now))
  return signed.href
}

export type RobotSender = {
  /** Whether this is an address of such a robot and one we send to. */
  accepts(address: RobotAddress): boolean
  send(address: RobotAddress, text: string, now: number): Promise<Handed>
}

const errcodeOf = (text: string): number | undefined => {
  try {
    const { errcode } = JSON.parse(text) as { errcode?: unknown }
    return typeof errcode === 'number' ? errcode : undefined
  } catch {
    return undefined
  }
}

export const robotSender = (allowed: readonly string[]): RobotSender => {
  const accepts = ({ kind, url }: RobotAddress): boolean =>
    isAllowed(url, robotHosts[kind], allowed) && (new URL(url).searchParams.get(kind === 'dingtalk' ? 'access_token' : 'key') ?? '') !== ''
  return {
    accepts,
    async send(address, text, now) {
      if (!accepts(address)) return refused('host-not-allowed')
      try {
        const answered = await post(addressOf(address, now), { headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) })
        if (answered.status !== 200) return answered.status === 429 || answered.status >= 500 ? failed(String(answered.status)) : refused(String(answered.status))
        const errcode = errcodeOf(answered.text)
        if (errcode === 0) return taken()
        if (errcode === undefined) return failed('no-errcode')
        if (!passing.has(errcode)) return refused(`errcode ${errcode}`)
        return failed(`errcode ${errcode}`, tooMany.has(errcode) ? shutOutFor : undefined)
      } catch (fault) {
        return failed(whyNoAnswer(fault))
      }
    },
  }
}
