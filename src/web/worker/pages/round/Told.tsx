// What became of a round, or was decided about its day, and why: for one that is no longer mine to make, for a day of all of a
// routine's, and beside one that was moved. Needs a network; without one the round itself says what the phone knows.
import { roundDayRoutes, type OneRound } from '../../../../contract/round-days.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Bones, Empty, Refused } from '../../../kit/mobile/Notice.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { isProblem } from '../../../kit/data/client.ts'
import { useChangeText } from '../../../kit/words/use-change-text.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import type { KnownRound } from '../../known/rounds.ts'
import { useTexts } from '../../words.ts'
import { addressOfKey, keyOfRound } from './round-key.ts'

type Key = { routine: string; unit: string; day: string }

const queryOf = ({ routine, unit, day }: Key) => ({ query: { routineId: routine, ...(unit === 'all' ? {} : { unitId: Number(unit) }), plannedOn: day } })

const tones = { upcoming: '', open: 'brand', done: 'done', late: 'waiting', missed: 'urgent', excused: '' } as const

/** What was decided about the day, one line each. */
const Lines = ({ one }: { one: OneRound }) => {
  const text = useChangeText()
  const { change } = useRoundTexts()
  return <div role="status"><ul className="list">{one.changes.map((line, n) => <li key={n}><Icon name="info" /> {text(line)}{line.reason && <><br /><span className="soft">{change.reason(line.reason)}{line.by && ` · ${line.by}`}</span></>}</li>)}</ul></div>
}

/** Beside a round of mine that was excused, or whose day was changed. */
export const Decided = (key: Key) => {
  const { change } = useRoundTexts()
  const { data } = useCall(roundDayRoutes.one, queryOf(key))
  const excuse = data?.round?.excuse
  if (!data || (!excuse && data.changes.length === 0)) return null
  return <section className="card section">{excuse && <p role="status"><Icon name="info" /> {change.reason(excuse)}</p>}{data.changes.length > 0 && <Lines one={data} />}</section>
}

/** In place of one that isn't among mine. `mine`: those of that day I make myself. */
export const ToldPage = ({ mine, ...key }: Key & { mine: readonly KnownRound[] }) => {
  const { round: t } = useTexts()
  const found = useCall(roundDayRoutes.one, queryOf(key))
  const gone = <Empty icon="info" title={t.gone}><p>{t.goneHint}</p></Empty>
  if (!found.data) return <Page title={t.title} back>{!found.error ? <Bones /> : isProblem(found.error, 'round.not-found') || isProblem(found.error, 'request.malformed') ? gone : <Refused fault={found.error} onRetry={() => void found.refetch()} />}</Page>
  return <Page title={found.data.unit?.name ?? found.data.name} back><Shown one={found.data} mine={mine} /></Page>
}

const Shown = ({ one, mine }: { one: OneRound; mine: readonly KnownRound[] }) => {
  const { kind, state, why, change } = useRoundTexts()
  const { round } = one
  return (
    <>
      <p className="soft">{kind[one.kind]} · {one.name} · {round?.heldOn ?? one.plannedOn}</p>
      {round && (
        <section className="card section round-part">
          <p><span className={`badge ${tones[round.state]}`}><Icon name={round.state === 'missed' ? 'alert' : round.doneAt === null ? 'clock' : 'check'} />{state[round.state]}</span> {round.by && <span className="soft">{round.by}{round.doneAt !== null && <> · <TimeText at={round.doneAt} /></>}</span>}</p>
          {round.why && <p>{why[round.why]}</p>}
          {round.excuse && <p>{change.reason(round.excuse)}</p>}
          {round.note && <p>{round.note}</p>}
          {round.cases.map(({ id, number }) => <Go key={id} to="/case/$id" params={{ id }} className="button second"><Icon name="link" />{number}</Go>)}
        </section>
      )}
      {one.changes.length > 0 && <section className="card section"><Lines one={one} /></section>}
      {mine.length > 0 && <div className="rows">{mine.map((of) => <Go key={keyOfRound(of)} {...addressOfKey(keyOfRound(of))} className="row"><Icon name="list" /><span className="words">{of.unit.name}<small>{of.heldOn}</small></span><Icon name="next" /></Go>)}</div>}
    </>
  )
}
