// What of a command is kept with its step, beside text and photos.
import type { CaseCommand } from './decide.ts'

export const stepDataOf = (command: CaseCommand): Record<string, unknown> => {
  switch (command.step) {
    case 'accept': return { verifyOnSite: command.verifyOnSite }
    case 'refuse': return { reason: command.reason }
    case 'verify': return { found: command.found }
    case 'sendDown': return { unitId: command.unit.id }
    case 'dispatch': return { officeId: command.officeId }
    case 'rate': return { grade: command.grade }
    default: return {}
  }
}
