// Following somebody else's report, or letting go of it.
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useTexts } from '../../words.ts'

export const FollowLine = ({ view }: { view: CaseView }) => {
  const { case: t } = useTexts()
  const say = useProblemText()
  const send = useSend(caseRoutes.follow, ['cases.'])
  if (!view.following) return null
  return (
    <div className="card" style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 8 }}>
      <span>{t.following}</span>
      <Button look="quiet" busy={send.isPending} onClick={() => send.mutate({ params: { id: view.id }, body: { follow: false } }, { onError: (fault) => toast(say(fault), 'alert') })}>{t.unfollow}</Button>
    </div>
  )
}
