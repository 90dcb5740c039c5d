// Something done with one tap: it waits on the phone like everything else, shows at once, and one hears what became of it.
import { useState } from 'react'
import type { Parcel, ParcelFields, ParcelKind } from '../kit/mobile/keep/parcel.ts'
import { useKeep } from '../kit/mobile/keep/context.tsx'
import type { Outcome } from '../kit/mobile/keep/keep.ts'
import { toast } from '../kit/mobile/toast.tsx'
import { useMe } from '../kit/data/use-me.ts'
import { useProblemText } from '../kit/words/problem-text.ts'
import { usePhone } from './pages/phone/words.ts'

type Act = { kind: ParcelKind; caseId: string; fields: ParcelFields }

export const useAct = (): { busy: boolean; act: (what: Act, said: string) => Promise<Outcome> } => {
  const keep = useKeep()
  const me = useMe()
  const say = useProblemText()
  const { act: t } = usePhone()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    act: async ({ kind, caseId, fields }, said) => {
      const parcel: Parcel = { ...keep.start(kind, { caseId, version: 1 }), fields }
      setBusy(true)
      try {
        const outcome = await keep.sendNow(parcel, me?.accountId ?? null)
        if (outcome.kind === 'refused') toast(say(outcome.fault), 'alert')
        else toast(outcome.kind === 'done' ? said : t.kept, outcome.kind === 'done' ? 'check' : 'outbox')
        return outcome
      } finally {
        setBusy(false)
      }
    },
  }
}
