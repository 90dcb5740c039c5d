// What I was reminded of and haven't put away, by the ladder or by a whistle; each opens its case or its whistle.
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

/** No time has run out yet. */
const waits: ReadonlySet<string> = new Set(['yellow', 'whistle.toApprove', 'whistle.toDecide'])

const About = ({ one: { subjectKind, subjectId: id, number, text } }: { one: Reminder }) => {
  if (subjectKind === 'case') return <Link to="/cases/$id" params={{ id }}>{number} {text}</Link>
  return subjectKind === 'whistle' ? <Link to="/whistles/$id" params={{ id }}>{number} {text}</Link> : <span>{text}</span>
}

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
  const ofWhistle: Readonly<Record<string, string>> = texts.whistle
  const what = ({ kind, stage, workdays }: Reminder): string => ofWhistle[kind] ?? texts.what(stages[stage] ?? ladder.milestone, workdays > 0 ? ladder.workdaysLater(workdays) : kind === 'yellow' ? texts.yellow : texts.red)
  return (
    <section className="card" aria-label={texts.heading}>
      <header><h2>{texts.heading}</h2><span className="quiet small number">{numberText(total)}</span><span className="aside"><Button size="small" type="text" loading={seen.isPending} onClick={() => put(reminders.map(({ id }) => id))}>{texts.putAllAway}</Button></span></header>
      <ul className="body home-reminders">
        {shown.map((one) => (
          <li key={one.id}>
            <span className={`tag ${waits.has(one.kind) ? 'tag-waiting' : 'tag-urgent'}`}>{what(one)}</span>
            <About one={one} />
            <span className="quiet small"><TimeText at={one.at} /></span>
            <Button size="small" type="text" aria-label={texts.putAway(one.number)} onClick={() => put([one.id])}>{texts.seen}</Button>
          </li>
        ))}
      </ul>
      {!all && reminders.length > few && <p className="home-more"><Button size="small" onClick={() => setAll(true)}>{texts.more(numberText(reminders.length - few))}</Button></p>}
    </section>
  )
}
