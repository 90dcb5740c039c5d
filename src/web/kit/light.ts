// The traffic light of a case (domain §3), of the running clock that is due first: green below 80 % of its limit, yellow to
// 100 %, red after. Yellow and due time come from the server, which knows the calendar.
export type Light = 'green' | 'yellow' | 'red' | 'none'

export type Clocked = { nextDue: { yellowAt: number; dueAt: number } | null; dueAt: number | null; handledAt: number | null; overdue: boolean }

/** Where nothing runs any more, the light tells how handling was judged; while everything is paused there is none. */
export const lightOf = ({ nextDue, dueAt, handledAt, overdue }: Clocked, now: number): Light => {
  if (nextDue) return now > nextDue.dueAt ? 'red' : now >= nextDue.yellowAt ? 'yellow' : 'green'
  if (dueAt === null) return 'none'
  if (handledAt === null) return overdue ? 'red' : 'none'
  return handledAt > dueAt ? 'red' : 'green'
}
