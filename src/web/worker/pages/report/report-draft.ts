// Which of several half-written reports a form goes on with: the one it was opened for, the one begun for the same finding
// of the same round, or one that nothing was put into yet. A finding opens its own; a half-written one stays what it is. Pure.
import { isStarted, type Parcel } from '../../../kit/mobile/keep/parcel.ts'

/** As in the address: a report by its id, or what was found on a round. */
export type AskedReport = { draft?: string | undefined; round?: string | undefined; finding?: string | undefined }

const isFor = ({ round, finding }: AskedReport, { fields }: Parcel): boolean => fields.roundId === round && fields.roundFinding === finding

/** `reports`: those on this phone that don't wait to be sent, refused ones among them: these are gone on with only when asked for. */
export const chooseReport = (asked: AskedReport, reports: readonly Parcel[]): Parcel | undefined => {
  const opened = asked.draft === undefined ? undefined : reports.find(({ id }) => id === asked.draft)
  const halfWritten = reports.filter(({ refusal }) => refusal === null)
  return opened ?? halfWritten.find((one) => isStarted(one) && isFor(asked, one)) ?? halfWritten.find((one) => !isStarted(one))
}
