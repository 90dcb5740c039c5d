// What I was reminded of by the ladder and haven't put away; each opens its case.
import { useState } from 'react'
import { App, Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { clockRoutes, type Reminder } from '../../../../contract/clocks.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { numberText } from '../../../kit/words/time.ts'
import { useClockTexts } from '../../words/clocks.ts'

const few = 5

export const Reminders = () => {
  const { reminders: texts, ladder } = useClockTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [all, setAll] = useState(false)
  const known = useCall(clockRoutes.reminders, {}, { refetchInterval: 60_000 })
  const seen = useSend(clockRoutes.seen, ['clocks.reminders'])
  if (!known.data || known.data.total === 0) return null
  const { reminders, total } = known.data
  const shown = all ? reminders : reminders.slice(0, few)
  const put = (ids: number[]): void => seen.mutate({ body: { ids } }, { onError: (fault) => void message.error(say(fault)) })
  const stages: Readonly<Record<string, string>> = ladder.stages
  const what = ({ kind, stage, workdays }: Reminder): string => texts.what(stages[stage] ?? ladder.milestone, workdays > 0 ? ladder.workdaysLater(workdays) : kind === 'yellow' ? texts.yellow : texts.red)
  return (
    <section className="card" aria-label={texts.heading}>
      <header><h2>{texts.heading}</h2><span className="quiet small number">{numberText(total)}</span><span className="aside"><Button size="small" type="text" loading={seen.isPending} onClick={() => put(reminders.map(({ id }) => id))}>{texts.putAllAway}</Button></span></header>
      <ul className="body home-reminders">
        {shown.map((one) => (
          <li key={one.id}>
            <span className={`tag ${one.kind === 'yellow' ? 'tag-waiting' : 'tag-urgent'}`}>{what(one)}</span>
            {one.subjectKind === 'case' ? <Link to="/cases/$id" params={{ id: one.subjectId }}>{one.number} {one.text}</Link> : <span>{one.text}</span>}
            <span className="quiet small"><TimeText at={one.at} /></span>
            <Button size="small" type="text" aria-label={texts.putAway(one.number)} onClick={() => put([one.id])}>{texts.seen}</Button>
          </li>
        ))}
      </ul>
      {!all && reminders.length > few && <p className="home-more"><Button size="small" onClick={() => setAll(true)}>{texts.more(numberText(reminders.length - few))}</Button></p>}
    </section>
  )
}
