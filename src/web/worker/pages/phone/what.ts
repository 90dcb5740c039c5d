// What a parcel is called where it stands among others: a report of a class, a round, a look at premises, a step of a case.
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { useTexts } from '../../words.ts'
import { addressOfKey } from '../round/round-key.ts'

export const useWhat = (): ((parcel: Parcel) => string) => {
  const { waiting: t, step, round } = useTexts()
  const inspections = useInspectionTexts()
  const catalogue = useCatalogue()
  return ({ kind, fields }) =>
    kind === 'report' ? [t.report, fields.category && catalogue.name(fields.category)].filter(Boolean).join(' · ')
    : kind === 'round' ? [round.title, fields.roundName].filter(Boolean).join(' · ')
    : kind === 'inspect' || kind === 'reinspect' ? inspections.step[kind] : t.ofCase(step.act[kind])
}

/** The form it was written on. */
export const formOf = ({ kind, caseId }: Parcel): { to: string; params?: Record<string, string> } =>
  kind === 'report' ? { to: '/report' } : kind === 'round' ? addressOfKey(caseId) : kind === 'inspect' ? { to: '/premises/$id', params: { id: caseId } }
  : kind === 'reinspect' ? { to: '/inspection/$id', params: { id: caseId } } : { to: '/case/$id/$step', params: { id: caseId, step: kind } }
