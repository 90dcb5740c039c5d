// The lists of my cells: premises, my rounds with their places, and who asked to be visited. From what the phone knows, so that
// they are there without a network.
import { reachOf, type Role } from '../../../../domain/access/roles.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Empty } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { postsOf } from '../../posts.ts'
import type { KnownRound } from '../../known/rounds.ts'
import { useRounds } from '../../use-rounds.ts'
import { useTexts } from '../../words.ts'
import { addressOfKey, keyOfRound } from '../round/round-key.ts'
import { useRoundPage } from '../round/words.ts'

/** The next of each routine at each unit. */
const nextOnes = (rounds: readonly KnownRound[]): KnownRound[] => {
  const next = new Map<string, KnownRound>()
  for (const one of [...rounds].sort((a, b) => a.opensAt - b.opensAt)) {
    const key = `${one.routineId}/${one.unit.id}`
    if (!next.has(key) || (next.get(key)!.done && !one.done)) next.set(key, one)
  }
  return [...next.values()]
}

export const ListsPage = () => {
  const { lists: t } = useRoundPage()
  const { kept, made } = useTexts().round
  const me = useMe()
  const { rounds, data } = useRounds()
  const inspects = postsOf(me).some(({ role }) => reachOf(role as Role, 'inspection.do') !== undefined)
  const next = nextOnes(rounds)
  // Its next is another one; that one of today waits here is said all the same.
  const waiting = new Set(rounds.flatMap((one) => (one.waiting ? [`${one.routineId}/${one.unit.id}`] : [])))
  const withPlaces = next.filter(({ places }) => places.length > 0)
  const wishes = [...new Map(rounds.flatMap((one) => one.wishes.map((wish) => [wish.id, { wish, round: one }] as const))).values()]
  return (
    <Page title={t.title} back>
      {inspects && <div className="rows"><Go to="/premises" className="row"><Icon name="building" /><span className="words">{t.premises}</span><Icon name="next" /></Go></div>}
      {!data && me?.signedIn && !inspects && <Bones />}
      {wishes.length > 0 && (
        <section className="section"><h2>{t.wishes} <span className="soft small">{t.people(wishes.length)}</span></h2>
          <div className="rows">{wishes.map(({ wish, round }) => <Go key={wish.id} {...addressOfKey(keyOfRound(round))} className="row"><Icon name="user" /><span className="words">{wish.name}<small>{wish.address} · {wish.wish}</small></span><Icon name="next" /></Go>)}</div></section>
      )}
      {withPlaces.map((one) => (
        <section key={keyOfRound(one)} className="section"><div><h2>{t.places}</h2><p className="soft small">{one.unit.name} · {one.name}</p></div>
          <div className="rows">{one.places.map((place) => <Go key={place.id} {...addressOfKey(keyOfRound(one))} className="row"><Icon name="pin" /><span className="words">{place.name}</span><Icon name="next" /></Go>)}</div></section>
      ))}
      {next.length > 0 && (
        <section className="section"><h2>{t.routines}</h2>
          <div className="rows">{next.map((one) => <Go key={keyOfRound(one)} {...addressOfKey(keyOfRound(one))} className="row"><Icon name="list" /><span className="words">{one.name}<small>{[one.unit.name, waiting.has(`${one.routineId}/${one.unit.id}`) ? kept : one.done ? made : one.state === 'upcoming' ? t.next(one.heldOn) : '', one.places.length > 0 ? t.count(one.places.length) : ''].filter(Boolean).join(' · ')}</small></span><Icon name="next" /></Go>)}</div></section>
      )}
      {data && next.length === 0 && !inspects && <Empty icon="list" title={t.none}><p>{t.noneHint}</p></Empty>}
    </Page>
  )
}
