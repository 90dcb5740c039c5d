// The traffic light of a case's clock (domain §3): green below 80 % of its limit, yellow to 100 %, red after.
export type Light = 'green' | 'yellow' | 'red' | 'none'

export type Clocked = { acceptedAt: number | null; reportedAt: number; dueAt: number | null; handledAt: number | null; closedAt: number | null; overdue: boolean }

/** After handling the light stays as it was when the work was done. */
export const lightOf = (row: Clocked, now: number): Light => {
  if (row.dueAt === null) return 'none'
  const until = row.handledAt ?? row.closedAt ?? now
  if (until > row.dueAt || (row.overdue && row.handledAt === null)) return 'red'
  if (row.handledAt !== null || row.closedAt !== null) return 'green'
  const from = row.acceptedAt ?? row.reportedAt
  return until - from >= 0.8 * (row.dueAt - from) ? 'yellow' : 'green'
}
