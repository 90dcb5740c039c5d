// What of a command is kept with its step, beside text and photos.
import type { CaseFold } from './case.ts'
import type { CaseCommand, Facts } from './command.ts'
import { drawOf } from './sample.ts'

const weighed = ({ condition, urgent }: { condition?: string; urgent?: boolean }): Record<string, unknown> => ({ ...(condition === undefined ? {} : { condition }), ...(urgent === undefined ? {} : { urgent }) })

const handlingUnit = ({ clocks }: CaseFold): string | undefined => clocks.findLast(({ stage }) => stage === 'handle')?.limit.unit

export const stepDataOf = (command: CaseCommand, before: CaseFold, after: CaseFold, facts: Pick<Facts, 'sample'>): Record<string, unknown> => {
  switch (command.step) {
    case 'accept': return { verifyOnSite: command.verifyOnSite, ...weighed(command) }
    case 'refuse': return { reason: command.reason }
    case 'verify': return { found: command.found, ...weighed(command) }
    case 'sendDown': return { unitId: command.unit.id }
    case 'dispatch': return { officeId: command.officeId, ...(command.assistingOfficeIds?.length ? { officeIds: command.assistingOfficeIds } : {}) }
    case 'callAssistants': return { officeIds: command.officeIds }
    case 'rate': return { grade: command.grade }
    case 'rework': return command.powerLost ? { powerLost: true } : {}
    case 'askSuspend': return { until: command.until }
    case 'askExtend': return { amount: command.amount, unit: handlingUnit(before) }
    case 'approve': return { ask: before.request?.ask, until: before.request?.until, amount: before.request?.amount, ...(before.request?.ask === 'extend' ? { unit: handlingUnit(before) } : {}) }
    case 'decline': case 'withdraw': return { ask: before.request?.ask }
    case 'note': return command.private ? { private: true } : {}
    case 'milestone': return { milestone: command.milestone }
    case 'chase': return { no: after.clocks.at(-1)?.no, limit: command.limit, dueAt: after.clocks.at(-1)?.dueAt }
    case 'merge': return { masterId: command.masterId }
    case 'unmerge': return { masterId: before.masterId }
    // Who knows the seed can draw again.
    case 'handle': return after.selfHandled ? { selfHandled: true, draw: drawOf(after.id, facts.sample.seed), rate: facts.sample.rate, seed: facts.sample.seed } : {}
    default: return {}
  }
}
