// The short notation in which the starter catalogue is written down, so that a class is one line that can be read.
// A limit is an amount and a letter: 2h two hours by the clock, 30m thirty work minutes, 4w four work hours, 3d three
// workdays. Figures are starting values that each district edits; none is taken from a standard.
import type { Limit } from '../../kernel/working-time.ts'
import type { Stage } from '../../clocks/clock.ts'
import type { Category, Question, StageLimit } from '../category.ts'
import type { StarterOffice } from './offices.ts'

const units = { h: 'hour', m: 'workMinute', w: 'workHour', d: 'workday' } as const satisfies Record<string, Limit['unit']>

export const limit = (short: string): Limit => ({ amount: Number(short.slice(0, -1)), unit: units[short.at(-1) as keyof typeof units] })

const stageLimit = (stage: Stage, short: string, where: Partial<StageLimit> = {}): StageLimit => ({ stage, urgent: null, condition: null, area: null, ...where, limit: limit(short) })

/** What waits before and after the handling: the same for every class to begin with. Web reports are accepted within 2 h (P). */
const aroundHandling: readonly StageLimit[] = [
  stageLimit('accept', '2h'), stageLimit('accept', '1h', { urgent: true }),
  stageLimit('verify', '4w'), stageLimit('verify', '2h', { urgent: true }),
  stageLimit('dispatch', '4w'), stageLimit('dispatch', '1h', { urgent: true }),
  stageLimit('check', '2d'), stageLimit('check', '4w', { urgent: true }),
  stageLimit('close', '2d'),
]

/** Filing conditions used by several classes. */
export const conditions = {
  ordinary: { code: 'ordinary', zh: '一般', en: 'Ordinary' },
  major: { code: 'major', zh: '较大', en: 'Major' },
  unsafe: { code: 'unsafe', zh: '影响安全', en: 'Unsafe' },
} as const

type More = {
  /** Handling when it is urgent; by default a third of the ordinary time. */
  urgent?: string
  /** Handling under a filing condition that leaves more or less time. */
  when?: Partial<Record<keyof typeof conditions, string>>
  /** Handling in an area of class A (the busiest) or C (the quietest). */
  area?: { A?: string; C?: string }
  ask?: readonly Question[]
  photos?: readonly ('scene' | 'before' | 'after')[]
  place?: boolean
  milestones?: readonly { code: string; zh: string; en: string; limit: string }[]
}

/** A third of the time by the clock or of the work time, and never less than half an hour. */
const third = (short: string): string => {
  const { amount, unit } = limit(short)
  if (unit === 'workday') return amount >= 3 ? `${Math.floor(amount / 3)}d` : amount === 2 ? '4w' : '3w'
  return amount >= 3 ? `${Math.floor(amount / 3)}${short.at(-1)}` : unit === 'workHour' ? '30m' : short
}

const isComponent = (code: string): boolean => code < '10'

export const major = (code: string, zh: string, en: string): Category => ({
  code, version: 1, zh, en, component: isComponent(code), conditions: [], questions: [], evidence: { scene: false, before: false, after: false, place: false }, offices: [], limits: [], milestones: [],
})

export const minor = (code: string, zh: string, en: string, handle: string, offices: readonly StarterOffice[], more: More = {}): Category => {
  const { when = {}, area = {}, ask = [], photos = ['after'], place = false, milestones = [] } = more
  const named = Object.keys(when) as (keyof typeof conditions)[]
  return {
    code, version: 1, zh, en, component: isComponent(code),
    conditions: named.length === 0 ? [] : [conditions.ordinary, ...named.filter((name) => name !== 'ordinary').map((name) => conditions[name])],
    questions: [...ask],
    evidence: { scene: photos.includes('scene'), before: photos.includes('before'), after: photos.includes('after'), place },
    offices: [...offices],
    limits: [
      ...aroundHandling,
      stageLimit('handle', handle), stageLimit('handle', more.urgent ?? third(handle), { urgent: true }),
      ...named.map((condition) => stageLimit('handle', when[condition]!, { condition })),
      ...(['A', 'C'] as const).flatMap((name) => (area[name] ? [stageLimit('handle', area[name], { area: name })] : [])),
      ...milestones.map((one) => stageLimit(`m:${one.code}`, one.limit)),
    ],
    milestones: milestones.map(({ code: name, zh: chinese, en: english }) => ({ code: name, zh: chinese, en: english })),
  }
}

type Asked = { required?: boolean }

export const yesNo = (code: string, zh: string, en: string, { required = false }: Asked = {}): Question => ({ code, zh, en, kind: 'yesNo', required })
export const count = (code: string, zh: string, en: string, { required = false }: Asked = {}): Question => ({ code, zh, en, kind: 'number', required })
export const words = (code: string, zh: string, en: string, { required = false }: Asked = {}): Question => ({ code, zh, en, kind: 'text', required })
export const day = (code: string, zh: string, en: string, { required = false }: Asked = {}): Question => ({ code, zh, en, kind: 'date', required })
export const choice = (code: string, zh: string, en: string, options: readonly (readonly [code: string, zh: string, en: string])[], { required = false }: Asked = {}): Question =>
  ({ code, zh, en, kind: 'choice', required, options: options.map(([one, chinese, english]) => ({ code: one, zh: chinese, en: english })) })
