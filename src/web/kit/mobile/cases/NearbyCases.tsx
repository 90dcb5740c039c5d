// Open cases around a place, nearest first, to follow instead of repeating.
import type { ReactNode } from 'react'
import { caseRoutes } from '../../../../contract/cases.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { useSend } from '../../data/use-call.ts'
import { TimeText } from '../../words/TimeText.tsx'
import { useProblemText } from '../../words/problem-text.ts'
import { Button } from '../Button.tsx'
import { toast } from '../toast.tsx'
import { useKit } from '../words.ts'
import { CaseCard } from './CaseCard.tsx'
import type { Catalogue } from './categories.ts'

export type NearbyCase = ReplyOf<typeof caseRoutes.nearby>['cases'][number]

type Props = {
  cases: readonly NearbyCase[]
  catalogue: Catalogue
  badge: (one: NearbyCase) => ReactNode
  /** Following needs somebody who is signed in. */
  canFollow: boolean
  chosen?: string | null
}

export const NearbyCases = ({ cases, catalogue, badge, canFollow, chosen }: Props) => {
  const t = useKit()
  return (
    <ul className="list">
      {cases.map((one) => (
        <li key={one.id} id={`near-${one.id}`} className={chosen === one.id ? 'card bare chosen' : 'card bare'}>
          <div className="case-card">
            <CaseCard
              category={one.category} categoryName={catalogue.name(one.category)} description={catalogue.words(one.category, one.description)} thumbnail={one.thumbnail} badge={badge(one)}
              meta={<><span>{t.nearby.away(t.nearby.metres(Math.round(one.metres)))}</span><TimeText at={one.reportedAt} />{one.followers > 0 && <span>{t.nearby.followers(one.followers)}</span>}</>}
            />
          </div>
          {canFollow && <div className="card-foot"><FollowButton one={one} /></div>}
        </li>
      ))}
    </ul>
  )
}

const FollowButton = ({ one }: { one: Pick<NearbyCase, 'id' | 'following'> }) => {
  const t = useKit()
  const say = useProblemText()
  const send = useSend(caseRoutes.follow, ['cases.'])
  return (
    <Button
      look="quiet" wide icon={one.following ? 'check' : 'bell'} busy={send.isPending} aria-pressed={one.following}
      onClick={() => send.mutate({ params: { id: one.id }, body: { follow: !one.following } }, {
        onSuccess: ({ following }) => toast(following ? t.nearby.followed : t.nearby.unfollowed, 'bell'),
        onError: (fault) => toast(say(fault), 'alert'),
      })}
    >
      {one.following ? t.nearby.following : t.nearby.followOnly}
    </Button>
  )
}
