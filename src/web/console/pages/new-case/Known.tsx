// What is known already near the place, or in the same words: following it is better than reporting it twice.
import { Button } from 'antd'
import { caseSearchRoutes } from '../../../../contract/case-search.ts'
import { caseRoutes } from '../../../../contract/cases.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useLater } from '../../../kit/data/use-later.ts'
import type { Place } from '../../../kit/map/use-pin.ts'
import { KnownList } from '../../parts/KnownList.tsx'
import { useTexts } from '../../words/words.ts'

/** Milliseconds without another key, so that a sentence is looked up once. */
const pause = 400
const shown = 6

type Props = { place: Place | null; category?: string; words: string; address: string }

export const Known = ({ place, category, words, address }: Props) => {
  const texts = useTexts()
  const said = useLater(words.trim(), pause)
  const where = useLater(address.trim(), pause)
  const asked = place !== null || said !== ''
  const body = { ...(place ? { place } : {}), ...(category ? { category } : {}), ...(said ? { words: said } : {}), ...(where ? { address: where } : {}), limit: shown }
  const known = useCall(caseSearchRoutes.known, { body }, { enabled: asked, keep: true })
  const follow = useSend(caseRoutes.follow, ['cases.'])
  const cases = asked ? (known.data?.cases ?? []) : []
  return (
    <section className="card" aria-label={texts.known.title} aria-live="polite">
      <header><h2>{texts.known.title}</h2></header>
      <div className="body">
        <p className="quiet small">{!asked ? texts.known.waiting : cases.length > 0 ? texts.known.hint : known.isPending ? texts.state.loading : texts.known.none}</p>
        <KnownList cases={cases} words={said} newTab act={(one) => one.stateGroup !== 'closed' && <Button size="small" disabled={one.following} onClick={() => follow.mutate({ params: { id: one.id }, body: { follow: true } })}>{one.following ? texts.report.followed : texts.report.same}</Button>} />
      </div>
    </section>
  )
}
