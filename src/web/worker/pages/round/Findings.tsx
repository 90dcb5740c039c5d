// What a round found wanting: each becomes a case with one tap and stays linked. A class that asks for more (a photo of the
// scene, answers) opens the report with everything filled in that is known.
import { useState } from 'react'
import type { MyRound } from '../../../../contract/rounds.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { questionFaults } from '../../../kit/mobile/cases/Questions.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { useParcels } from '../../../kit/mobile/keep/parcels.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { Go, useGo } from '../../../kit/mobile/router/router.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useLanguage } from '../../../kit/words/language.ts'
import type { KnownRound } from '../../known/rounds.ts'
import { useTexts } from '../../words.ts'
import { useRoundPage } from './words.ts'

type Found = NonNullable<MyRound['done']>['findings'][number]

export const Findings = ({ round, id }: { round: KnownRound; id: string }) => {
  const t = useRoundPage()
  const { report: words } = useTexts()
  const language = useLanguage()
  const keep = useKeep()
  const catalogue = useCatalogue()
  const go = useGo()
  const { send } = useSender()
  const parcels = useParcels(keep.parcels)
  const [busy, setBusy] = useState<string | null>(null)
  // As the server knows them, or as they wait on this phone.
  const found = round.done?.findings ?? []
  if (found.length === 0) return null
  const nameOf = ({ code, kind }: Found): string => (kind === 'place' ? round.places.find((one) => one.id === code)?.name : round.doneWhen.checklist.find((one) => one.code === code)?.[language]) ?? code
  const waitsFor = (code: string) => parcels.find(({ kind, waiting, fields }) => kind === 'report' && waiting && fields.roundId === id && fields.roundFinding === code)
  const toCase = async (one: Found): Promise<void> => {
    const place = one.kind === 'place' ? round.places.find(({ id: at }) => at === one.code) : undefined
    const category = one.kind === 'place' ? round.doneWhen.placeCategory : round.doneWhen.checklist.find(({ code }) => code === one.code)?.category
    const known = category === undefined ? undefined : catalogue.get(category)
    const at = place ? { lng: place.lng, lat: place.lat } : round.center ? { lng: round.center[0], lat: round.center[1] } : undefined
    const draft = keep.parcels.all().find(({ kind, waiting, fields: { roundId, roundFinding } }) => kind === 'report' && !waiting && roundId === id && roundFinding === one.code)
    const parcel = keep.start('report')
    const text = t.found(nameOf(one), one.note)
    const fields = { text, roundId: id, roundFinding: one.code, ...(at ? { place: at } : {}), ...(place ? { address: place.name } : {}), ...(known ? { category: known.code, categoryName: known.nameZh } : {}) }
    // What is half written stays what it is: the same finding goes on with its own, any other report is left alone.
    if (!draft && known && at && !known.evidence.scene && questionFaults(known, {}).length === 0) {
      setBusy(one.code)
      keep.parcels.put({ ...parcel, fields })
      const outcome = await send(parcel.id)
      setBusy(null)
      if (outcome.kind === 'done' && outcome.report) return toast(words.sent(outcome.report.number))
      return toast(outcome.kind === 'waiting' ? words.kept : words.send, outcome.kind === 'waiting' ? 'outbox' : 'alert')
    }
    if (!draft) keep.parcels.put({ ...parcel, fields })
    go({ to: '/report', search: { draft: draft?.id ?? parcel.id, round: id, finding: one.code } })
  }
  return (
    <section className="section" aria-labelledby="findings-head">
      <div><h2 id="findings-head">{t.findings}</h2><p className="soft small">{t.findingsHint}</p></div>
      <ul className="list">
        {found.map((one) => (
          <li key={one.code} className="card section round-part">
            <p><Icon name="alert" /> <strong>{t.found(nameOf(one), one.note)}</strong></p>
            {one.case ? <Go to="/case/$id" params={{ id: one.case.id }} className="button second"><Icon name="link" />{t.isCase(one.case.number)}</Go>
              : waitsFor(one.code) ? <span className="badge done"><Icon name="outbox" />{t.caseWaits}</span>
                : <Button icon="send" busy={busy === one.code} aria-label={t.toCaseOf(nameOf(one))} onClick={() => void toCase(one)}>{t.toCase}</Button>}
          </li>
        ))}
      </ul>
    </section>
  )
}
