// What a phone and the server exchange: sections of records, each with a key and a stamp, and commands with their outcomes.

/** In the order a phone wants them: who I am first, then what has to be done, then what helps doing it. */
export const syncSections = ['me', 'facts', 'rounds', 'cases', 'catalogue', 'cells', 'phrases', 'checklist', 'premises', 'inspections', 'reminders', 'colleagues'] as const
export type SyncSection = (typeof syncSections)[number]

export const commandOutcomes = ['done', 'already-done', 'refused', 'not-now'] as const
export type CommandOutcome = (typeof commandOutcomes)[number]

/** Rounds of so many days, today's included: after a week without a network today's are there. */
export const heldDays = 8

/** Keys with their stamps, as one side holds them. */
export type Holdings = Readonly<Record<string, string>>

/** What of `now` is new to who holds `known`, and what of `known` is there no more. */
export const differenceOf = (known: Holdings, now: Holdings): { put: string[]; gone: string[] } => ({
  put: Object.keys(now).filter((key) => known[key] !== now[key]),
  gone: Object.keys(known).filter((key) => !Object.hasOwn(now, key)),
})
