// A case's number as people say it: the year it came in (UTC+8), then its running number.

export const caseNumberText = (number: number, reportedAt: number): string =>
  `${new Date(reportedAt + 8 * 3_600_000).getUTCFullYear()}-${String(number).padStart(7, '0')}`
