// How far a case has come, in four stages anybody understands.
import type { EventState } from '../../../../domain/cases/event.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { useTexts } from '../../words.ts'

const reached: Record<EventState, number> = { reported: 0, verifying: 1, filed: 1, dispatched: 2, handled: 2, checked: 2, closed: 4, refused: 4, suspended: 2, void: 4, merged: 2 }
const names = ['received', 'accepted', 'handling', 'closed'] as const

export const Stages = ({ state }: { state: EventState }) => {
  const { case: t } = useTexts()
  const at = reached[state]
  return (
    <ol className="stages">
      {names.map((name, index) => {
        const refusedEnd = (state === 'refused' || state === 'void') && name === 'closed'
        return (
          <li key={name} className={index < at ? 'past' : index === at ? 'now' : ''} {...(index === at ? { 'aria-current': 'step' as const } : {})}>
            <span className="dot"><Icon name={refusedEnd ? 'close' : index < at ? 'check' : 'clock'} /></span>
            <span>{refusedEnd ? t.state[state] : t.stage[name]}</span>
          </li>
        )
      })}
    </ol>
  )
}
