// Days as texts: the first and last of a month, so many days on.
import type { LocalDate } from '../../domain/kernel/working-time.ts'

const day = 86_400_000
export const daysOn = (date: LocalDate, days: number): LocalDate => new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

export const monthSpan = (month: string): { from: LocalDate; to: LocalDate } => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) }
}
