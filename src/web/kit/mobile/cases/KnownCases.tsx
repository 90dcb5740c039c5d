// Cases that are known already, each with the reason why it is shown: an open one can be followed instead of repeating it.
import type { ReactNode } from 'react'
import type { KnownCase } from '../../../../contract/case-search.ts'
import { caseRoutes } from '../../../../contract/cases.ts'
import { useSend } from '../../data/use-call.ts'
import { TimeText } from '../../words/TimeText.tsx'
import { useProblemText } from '../../words/problem-text.ts'
import { Button } from '../Button.tsx'
import { toast } from '../toast.tsx'
import { useKit } from '../words.ts'
import { CaseCard } from './CaseCard.tsx'
import type { Catalogue } from './categories.ts'

type Props = {
  cases: readonly KnownCase[]
  catalogue: Catalogue
  badge: (one: KnownCase) => ReactNode
  /** Following needs somebody who is signed in. */
  canFollow: boolean
  /** How it is done where it may wait for a network. */
  onFollow?: (one: KnownCase, follow: boolean) => void
  chosen?: string | null
  /** Not where all are there for the same reason. */
  reasons?: boolean
}

export const KnownCases = ({ cases, catalogue, badge, canFollow, onFollow, chosen, reasons }: Props) => {
  const t = useKit()
  return (
    <ul className="list">
      {cases.map((one) => (
        <li key={one.id} id={`near-${one.id}`} className={chosen === one.id ? 'card bare chosen' : 'card bare'}>
          <div className="case-card">
            <CaseCard
              category={one.category} categoryName={catalogue.name(one.category)} description={catalogue.words(one.category, one.description)} thumbnail={one.thumbnail} badge={badge(one)}
              meta={<>{one.metres !== null && <span>{t.nearby.away(t.nearby.metres(one.metres))}</span>}<TimeText at={one.reportedAt} />{one.followers > 0 && <span>{t.nearby.followers(one.followers)}</span>}</>}
            />
          </div>
          {reasons && <p className="known-why small"><span className="soft">{t.nearby.why}</span>{one.reasons.map((reason) => <span key={reason} className="badge quiet">{t.nearby.reason[reason]}</span>)}</p>}
          {one.stateGroup === 'closed' ? <p className="known-why soft small">{t.nearby.wasClosed}</p> : canFollow && <div className="card-foot">{onFollow ? <FollowLook following={one.following} busy={false} onPress={() => onFollow(one, !one.following)} /> : <FollowButton one={one} />}</div>}
        </li>
      ))}
    </ul>
  )
}

const FollowLook = ({ following, busy, onPress }: { following: boolean; busy: boolean; onPress: () => void }) => {
  const t = useKit()
  return <Button look="quiet" wide icon={following ? 'check' : 'bell'} busy={busy} aria-pressed={following} onClick={onPress}>{following ? t.nearby.following : t.nearby.followOnly}</Button>
}

const FollowButton = ({ one }: { one: Pick<KnownCase, 'id' | 'following'> }) => {
  const t = useKit()
  const say = useProblemText()
  const send = useSend(caseRoutes.follow, ['cases.'])
  const press = (): void => send.mutate({ params: { id: one.id }, body: { follow: !one.following } }, {
    onSuccess: ({ following }) => toast(following ? t.nearby.followed : t.nearby.unfollowed, 'bell'),
    onError: (fault) => toast(say(fault), 'alert'),
  })
  return <FollowLook following={one.following} busy={send.isPending} onPress={press} />
}
