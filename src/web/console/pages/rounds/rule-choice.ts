// A recurrence rule as simple choices, and back. What doesn't fit stays the text it is.
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

export type RuleChoice = { kind: 'daily' } | { kind: 'weekly'; every: number; days: readonly Weekday[] } | { kind: 'monthly'; day: number } | { kind: 'other'; rule: string }

export const ruleOf = (choice: RuleChoice): string => {
  switch (choice.kind) {
    case 'daily': return 'FREQ=DAILY'
    case 'weekly': return `FREQ=WEEKLY${choice.every > 1 ? `;INTERVAL=${choice.every}` : ''};BYDAY=${weekdays.filter((day) => choice.days.includes(day)).join(',')}`
    case 'monthly': return `FREQ=MONTHLY;BYMONTHDAY=${choice.day}`
    case 'other': return choice.rule
  }
}

export const choiceOf = (rule: string): RuleChoice => {
  if (rule === 'FREQ=DAILY') return { kind: 'daily' }
  const [, every, days] = /^FREQ=WEEKLY(?:;INTERVAL=(\d+))?;BYDAY=([A-Z,]+)$/.exec(rule) ?? []
  if (days) return { kind: 'weekly', every: Number(every ?? 1), days: days.split(',') as Weekday[] }
  const [, day] = /^FREQ=MONTHLY;BYMONTHDAY=(-1|\d+)$/.exec(rule) ?? []
  return day ? { kind: 'monthly', day: Number(day) } : { kind: 'other', rule }
}
