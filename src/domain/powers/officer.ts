// Records of officers: by what paper they enforce the law, what they were trained in, what was said of their conduct. They
// are records and nothing else: nobody is scored or ranked by them.
import type { Problem } from '../kernel/problem.ts'
import { powerProblem } from './problems.ts'

export const certificateKinds = ['national', 'provincial', 'supervision', 'assistant'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** A complaint is entered once it is upheld. */
export const conductKinds = ['commendation', 'complaint', 'correction'] as const
export type ConductKind = (typeof conductKinds)[number]

/** Days ahead in which a certificate counts as expiring. */
export const expiringDays = 90

export type CertificateState = 'none' | 'valid' | 'expiring' | 'expired'

/** The number keeps its ends, enough to tell two certificates apart. */
export const maskCertificate = (number: string): string => (number.length <= 6 ? '*'.repeat(number.length) : `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`)

/** Why a record can't be entered: nobody tells of themselves, and nothing is told before it happened. */
export const refuseRecord = (by: number | null, officer: number, on: string, today: string): Problem | null => {
  if (by === officer) return powerProblem('officer.own-record')
  return on > today ? powerProblem('officer.future') : null
}
