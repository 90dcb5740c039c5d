// By which ways something leaves for somebody: what the rule allows, what they chose, and what can reach them.
import { channels, type Channel } from './message-rule.ts'
import type { QuietHours } from './quiet.ts'

/** What a person chose. */
export type Wishes = { channels: Readonly<Record<Channel, boolean>>; quiet: QuietHours | null; language: 'zh' | 'en' }

/** Push asks the browser first and costs nothing; the others are for whoever wants them. */
export const ordinaryWishes: Wishes = { channels: { push: true, sms: true, email: true }, quiet: null, language: 'zh' }

export const waysTo = (allowed: readonly Channel[], wishes: Wishes, reachable: ReadonlySet<Channel>): Channel[] =>
  channels.filter((channel) => allowed.includes(channel) && wishes.channels[channel] && reachable.has(channel))
