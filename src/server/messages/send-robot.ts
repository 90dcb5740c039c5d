// Group robots of DingTalk and WeCom: a webhook whose address is its key, with DingTalk signed besides. Both answer 200 also
// to what they don't take; what counts is `errcode`.
import { createHmac } from 'node:crypto'
import { failed, post, refused, taken, whyNoAnswer, type Handed } from './handing.ts'
import { robotFlaw, type RobotFlaw, type RobotKind } from '../../domain/messages/robot-address.ts'
import { isAllowed, robotHosts } from './hosts.ts'

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
  /** What is wrong with the address of such a robot: nothing, or it is none, or none we send to. */
  flawOf(address: RobotAddress): RobotFlaw | null
  send(address: RobotAddress, text: string, now: number): Promise<Handed>
}

const answerOf = (text: string): { errcode?: number; errmsg: string } => {
  try {
    const { errcode, errmsg } = JSON.parse(text) as { errcode?: unknown; errmsg?: unknown }
    return { ...(typeof errcode === 'number' ? { errcode } : {}), errmsg: typeof errmsg === 'string' ? errmsg : '' }
  } catch {
    return { errmsg: '' }
  }
}

/** DingTalk has one code for whatever its security settings refuse, and says in words which it was. */
const notPassed = 310000
const settings: readonly [word: RegExp, name: string][] = [[/sign/i, 'sign'], [/keyword/i, 'keyword'], [/timestamp/i, 'time'], [/\bip\b|whitelist/i, 'ip']]
const whyOf = (errcode: number, errmsg: string): string => {
  const name = errcode === notPassed ? settings.find(([word]) => word.test(errmsg))?.[1] : undefined
  return name === undefined ? `errcode ${errcode}` : `errcode ${errcode} ${name}`
}

export const robotSender = (allowed: readonly string[]): RobotSender => {
  const flawOf = (address: RobotAddress): RobotFlaw | null => robotFlaw(address) ?? (isAllowed(address.url, robotHosts[address.kind], allowed) ? null : 'host')
  return {
    flawOf,
    async send(address, text, now) {
      // A secret kept from before it was looked at is the service's to refuse.
      if (flawOf({ ...address, secret: null }) !== null) return refused('host-not-allowed')
      try {
        const answered = await post(addressOf(address, now), { headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) })
        if (answered.status !== 200) return answered.status === 429 || answered.status >= 500 ? failed(String(answered.status)) : refused(String(answered.status))
        const { errcode, errmsg } = answerOf(answered.text)
        if (errcode === 0) return taken()
        if (errcode === undefined) return failed('no-errcode')
        if (!passing.has(errcode)) return refused(whyOf(errcode, errmsg))
        return failed(`errcode ${errcode}`, tooMany.has(errcode) ? shutOutFor : undefined)
      } catch (fault) {
        return failed(whyNoAnswer(fault))
      }
    },
  }
}
