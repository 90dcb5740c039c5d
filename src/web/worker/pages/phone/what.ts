// What a parcel is called where it stands among others: a report of a class, a round, a look at premises, a step of a case,
// something done with one tap.
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { useTexts } from '../../words.ts'
import { addressOfKey } from '../round/round-key.ts'
import { useRoundPage } from '../round/words.ts'
import { usePhone } from './words.ts'

export const useWhat = (): ((parcel: Parcel) => string) => {
  const { waiting: t, step, round } = useTexts()
  const { act } = usePhone()
  const { trackErase } = useRoundPage()
  const inspections = useInspectionTexts()
  const catalogue = useCatalogue()
  const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ')
  return ({ kind, fields }) => {
    switch (kind) {
      case 'report': return joined(t.report, fields.category && catalogue.name(fields.category))
      case 'round': return joined(round.title, fields.roundName)
      case 'inspect': case 'reinspect': case 'warn': case 'handOver': return joined(inspections.step[kind], fields.premisesName)
      case 'swap': return joined(act.swap(fields.personName ?? ''), fields.roundName)
      case 'answerSwap': return joined(act.answerSwap[fields.swapAnswer ?? 'decline'], fields.roundName)
      case 'follow': return fields.follow ? act.follow : act.unfollow
      case 'seen': return act.seen(fields.reminders?.length ?? 0)
      case 'eraseTrack': return trackErase
      default: return t.ofCase(step.act[kind])
    }
  }
}

type Address = { to: string; params?: Record<string, string>; search?: Record<string, string | undefined> }

/** The form it was written on, or the page on which it was done with one tap. */
export const formOf = ({ kind, caseId, id, fields }: Parcel): Address => {
  switch (kind) {
    case 'report': return { to: '/report', search: { draft: id, round: fields.roundId, finding: fields.roundFinding } }
    case 'round': case 'swap': return addressOfKey(caseId)
    case 'answerSwap': return fields.roundKey === undefined ? { to: '/' } : addressOfKey(fields.roundKey)
    case 'inspect': return { to: '/premises/$id', params: { id: caseId } }
    case 'reinspect': case 'warn': case 'handOver': return { to: '/inspection/$id', params: { id: caseId } }
    case 'follow': return { to: '/case/$id', params: { id: caseId } }
    case 'seen': case 'eraseTrack': return { to: '/' }
    default: return { to: '/case/$id/$step', params: { id: caseId, step: kind } }
  }
}

/** Nothing was written that could be written otherwise. */
export const isOneTap = ({ kind }: Parcel): boolean => kind === 'swap' || kind === 'answerSwap' || kind === 'follow' || kind === 'seen' || kind === 'eraseTrack'
