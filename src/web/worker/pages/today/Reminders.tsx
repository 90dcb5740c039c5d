// What I was reminded of and haven't put away, as one strip on top of today's list.
import { clockRoutes } from '../../../../contract/clocks.ts'
import { pageOf } from '../../../../domain/messages/opens.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useAct } from '../../use-act.ts'
import { useTexts } from '../../words.ts'

export const Reminders = ({ enabled }: { enabled: boolean }) => {
  const { today: t } = useTexts()
  const known = useCall(clockRoutes.reminders, {}, { enabled, refetchInterval: 120_000 })
  const { busy, act } = useAct()
  const [first] = known.data?.reminders ?? []
  if (!known.data || !first) return null
  const ids = known.data.reminders.map(({ id }) => id)
  const path = first.subjectKind === 'case' || first.subjectKind === 'whistle' ? pageOf({ kind: first.subjectKind, id: first.subjectId }, 'worker') : null
  const ofWhistle: Readonly<Record<string, string>> = t.whistle
  return (
    <Notice tone={first.kind === 'yellow' || first.kind === 'whistle.toApprove' || first.kind === 'whistle.toDecide' ? 'waiting' : 'urgent'} icon="clock">
      <span>{t.reminded(known.data.total)} {ofWhistle[first.kind] ?? ''} {first.text}</span>
      {path && <Go to={path}>{t.lookAtIt}</Go>}
      <Button look="quiet" narrow busy={busy} onClick={() => void act({ kind: 'seen', caseId: '', fields: { reminders: ids } }, t.putAway)}>{t.putAway}</Button>
    </Notice>
  )
}
