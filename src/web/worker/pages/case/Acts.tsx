// What may be done now, as big buttons within reach of the thumb; the first is what the case waits for.
import { useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import type { EventStep } from '../../../../domain/cases/event.ts'
import { Icon, type IconName } from '../../../kit/mobile/Icon.tsx'
import { Sheet } from '../../../kit/mobile/Sheet.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useTexts } from '../../words.ts'

/** In the order of how much the case waits for it. */
const order: readonly EventStep[] = [
  'accept', 'verify', 'approve', 'answerChase', 'handle', 'assist', 'check', 'close', 'milestone', 'decline', 'resume', 'rework', 'passUp', 'return', 'sendDown', 'withdraw', 'askSuspend', 'askExtend', 'askVoid', 'refuse', 'reopen', 'note',
]
const icons: Partial<Record<EventStep, IconName>> = {
  accept: 'check', refuse: 'close', verify: 'eye', handle: 'wrench', passUp: 'up', sendDown: 'next', return: 'back', check: 'check', rework: 'again', close: 'check', reopen: 'again', note: 'note', approve: 'check', decline: 'close', withdraw: 'back',
  askSuspend: 'clock', askExtend: 'clock', askVoid: 'close', resume: 'again', milestone: 'check', answerChase: 'note', assist: 'wrench',
}
const shown = 3

export const Acts = ({ view }: { view: CaseView }) => {
  const { step, case: t } = useTexts()
  const [more, setMore] = useState(false)
  const steps = order.filter((one) => view.abilities.includes(one))
  if (steps.length === 0) return null
  const act = (one: EventStep, first: boolean) => (
    <Go key={one} to="/case/$id/$step" params={{ id: view.id, step: one }} className={first ? 'act first' : 'act'}><Icon name={icons[one] ?? 'note'} />{step.act[one]}</Go>
  )
  const visible = steps.length > shown ? steps.slice(0, shown - 1) : steps
  const rest = steps.slice(visible.length)
  return (
    <>
      <nav className="acts" aria-label={t.actions}>
        {visible.map((one, index) => act(one, index === 0))}
        {rest.length > 0 && <button type="button" className="act" aria-haspopup="dialog" onClick={() => setMore(true)}><Icon name="list" />{t.more}</button>}
      </nav>
      {more && (
        <Sheet title={t.actions} onClose={() => setMore(false)}>
          <div className="tiles">{rest.map((one) => act(one, false))}</div>
          {view.abilities.includes('dispatch') && <p className="soft">{t.dispatch}</p>}
        </Sheet>
      )}
    </>
  )
}
