// Rules: who is told of which occasion, by which ways beside the inbox, at once or gathered, and whether it may break
// quiet hours. What somebody is told always stands in their inbox; the rule says what leaves the platform.
import { unitLevels } from '../access/place.ts'
import { roles, type Role, type RoleDefinition } from '../access/roles.ts'
import { hearers, occasions, type Hearer, type Occasion, type Who } from './occasion.ts'

/** Ways to a person. A robot has its own way and is not a choice of anybody's. */
export const channels = ['push', 'sms', 'email'] as const
export type Channel = (typeof channels)[number]

/** At once, or with others at the next beginning of a span of work. */
export const timings = ['atOnce', 'gathered'] as const
export type Timing = (typeof timings)[number]

export type MessageRule = { occasion: Occasion; who: Who; channels: readonly Channel[]; timing: Timing; breaksQuiet: boolean }

const rule = (occasion: Occasion, who: Who, ways: readonly Channel[], timing: Timing = 'atOnce', breaksQuiet = false): MessageRule => ({ occasion, who, channels: ways, timing, breaksQuiet })

/** What holds until a district writes its own. Text messages cost money: only where somebody has to come. */
export const starterRules: readonly MessageRule[] = [
  rule('caseReported', 'holder', ['push'], 'gathered'),
  rule('caseGiven', 'holder', ['push']),
  rule('caseReturned', 'holder', ['push']),
  rule('caseChased', 'holder', ['push', 'email']),
  rule('assistantsCalled', 'assistants', ['push']),
  rule('approvalAsked', 'supervisor', ['push']),
  rule('approvalAnswered', 'holder', ['push']),
  rule('clockYellow', 'named', ['push'], 'gathered'),
  rule('clockRed', 'named', ['push', 'email']),
  rule('clockRed', 'robots', []),
  rule('whistleToApprove', 'named', ['push', 'sms'], 'atOnce', true),
  rule('whistleCalled', 'named', ['push', 'sms'], 'atOnce', true),
  rule('whistleCalled', 'robots', [], 'atOnce', true),
  rule('whistleUnanswered', 'named', ['push', 'sms'], 'atOnce', true),
  rule('whistleToDecide', 'named', ['push', 'sms'], 'atOnce', true),
  rule('roundMissed', 'chief', ['push'], 'gathered'),
  rule('roundExcused', 'doer', ['push']),
  rule('roundMoved', 'doer', ['push']),
  rule('swapAsked', 'named', ['push']),
  rule('swapAnswered', 'named', ['push']),
  rule('swapWithdrawn', 'named', ['push']),
  rule('operationCalled', 'roster', ['push', 'email']),
  rule('operationCancelled', 'roster', ['push', 'sms']),
  rule('reinspectionDue', 'named', ['push'], 'gathered'),
  rule('reportAccepted', 'reporter', ['push']),
  rule('reportRefused', 'reporter', ['push', 'sms']),
  rule('reportRefused', 'followers', ['push']),
  rule('reportVoided', 'reporter', ['push', 'sms']),
  rule('reportVoided', 'followers', ['push']),
  rule('reportMerged', 'reporter', ['push']),
  rule('reportClosed', 'reporter', ['push', 'sms']),
  rule('reportClosed', 'followers', ['push']),
]

const whoKey = (who: Who): string => (typeof who === 'string' ? who : `${who.role}@${who.level}`)

/** A post exists only where its role may stand. */
const standsAt = ({ role, level }: { role: Role; level: string }): boolean => (roles[role] as RoleDefinition | undefined)?.at.includes(level as never) ?? false

/** Whom a rule about an occasion may mean. */
export const mayHear = (occasion: Occasion, who: Who): boolean =>
  typeof who === 'string' ? (occasions[occasion].who as readonly Hearer[]).includes(who) : unitLevels.includes(who.level) && standsAt(who) && occasions[occasion].subject !== 'operation'

/** Numbers of the rules that can't hold: nobody can be meant, a robot by a person's way, or said twice. */
export const ruleFlaws = (rules: readonly MessageRule[]): number[] => {
  const keys = rules.map(({ occasion, who }) => `${occasion} ${whoKey(who)}`)
  return rules.flatMap((one, n) => {
    const known = Object.hasOwn(occasions, one.occasion) && (typeof one.who !== 'string' || hearers.includes(one.who))
    const right = known && mayHear(one.occasion, one.who) && (one.who !== 'robots' || one.channels.length === 0) && new Set(one.channels).size === one.channels.length
    return right && keys.indexOf(keys[n]!) === n ? [] : [n]
  })
}
