// What is known already of what is being reported: near its place, and, once there are words, similar to them. Whoever finds
// theirs among it follows it, and nothing new is sent.
import { useState } from 'react'
import { caseSearchRoutes } from '../../../../contract/case-search.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useLater } from '../../../kit/data/use-later.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { KnownCases } from '../../../kit/mobile/cases/KnownCases.tsx'
import { StateBadge } from '../../../kit/mobile/cases/StateBadge.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { Go, useGo } from '../../../kit/mobile/router/router.tsx'
import { useKit } from '../../../kit/mobile/words.ts'
import { useTexts } from '../../words.ts'

const shownFirst = 3
/** Milliseconds without another key, so that a sentence is looked up once. */
const pause = 500

type Props = {
  title: string
  /** Where signing in leads back to. */
  back: string
  place?: { lng: number; lat: number } | undefined
  category?: string | undefined
  words?: string | undefined
  address?: string | undefined
}

export const KnownAlready = ({ title, back, place, category, words, address }: Props) => {
  const t = useTexts()
  const kit = useKit()
  const me = useMe()
  const keep = useKeep()
  const go = useGo()
  const { parcel } = useParcel('report')
  const catalogue = useCatalogue()
  const said = useLater(words?.trim() ?? '', pause)
  const where = useLater(address?.trim() ?? '', pause)
  const body = { ...(place ? { place } : {}), ...(category ? { category } : {}), ...(said ? { words: said } : {}), ...(where ? { address: where } : {}) }
  const { data } = useCall(caseSearchRoutes.known, { body }, { enabled: place !== undefined || said !== '', keep: true })
  const [onlyFew, setOnlyFew] = useState(true)
  const cases = data?.cases ?? []
  if (cases.length === 0) return null
  return (
    <section className="section" aria-label={title} aria-live="polite">
      <div><h2>{title}</h2><p className="soft small">{kit.nearby.hint} {!me?.signedIn && <Go to="/sign-in" search={{ then: back }}>{kit.nearby.signInToFollow}</Go>}</p></div>
      {cases.some(({ following }) => following) && (
        <Notice tone="done" icon="bell" live>
          <strong>{t.report.same}</strong>
          <span>{t.report.sameHint}</span>
          <div className="buttons"><Button look="second" onClick={() => void keep.discard(parcel.id).then(() => go({ to: '/mine' }))}>{t.report.sameDone}</Button></div>
        </Notice>
      )}
      <KnownCases
        cases={onlyFew ? cases.slice(0, shownFirst) : cases} catalogue={catalogue} badge={(one) => <StateBadge state={one.state} word={t.case.state[one.state]} />}
        canFollow={me?.signedIn ?? false} reasons
      />
      {onlyFew && cases.length > shownFirst && <Button look="quiet" onClick={() => setOnlyFew(false)}>{kit.nearby.more(cases.length - shownFirst)}</Button>}
    </section>
  )
}
