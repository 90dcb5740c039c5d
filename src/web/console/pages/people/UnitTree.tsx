// The way down the net: what is above the chosen unit, and each unit below it with how many of its cells have a person.
import { peopleRoutes } from '../../../../contract/people.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { postsOf } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'

export const UnitTree = ({ unitId, onChoose }: { unitId: number | undefined; onChoose: (id: number) => void }) => {
  const texts = useTexts()
  const words = usePeopleTexts()
  const unit = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: unitId !== undefined, keep: true, staleTime: 600_000 })
  const manning = useCall(peopleRoutes.manningByUnit, { query: unitId === undefined ? {} : { unitId } }, { enabled: unitId !== undefined, keep: true })
  const me = useMe()
  const own = new Set((me ? postsOf(me) : []).flatMap((post) => (post.unit ? [post.unit.id] : [])))
  // What lies above one's own units is not one's to look at.
  const line = unit.data?.line ?? []
  const first = Math.max(0, line.findIndex((one) => own.has(one.id)))
  const fault = unit.error ?? manning.error
  return (
    <nav className="card people-tree" aria-label={words.units}>
      <header><h2>{words.units}</h2></header>
      {fault ? <Fault fault={fault} onRetry={() => void manning.refetch()} /> : !unit.data || !manning.data ? <Waiting rows={6} /> : (
        <>
          <ol className="people-path" aria-label={texts.territory.path}>
            {line.map((one, n) => (
              <li key={one.id}>{one.id === unit.data.unit.id ? <b aria-current="page">{spokenName(one.name)}</b> : n < first ? <span className="quiet">{spokenName(one.name)}</span> : <button type="button" onClick={() => onChoose(one.id)}>{spokenName(one.name)}</button>}</li>
            ))}
          </ol>
          {manning.data.children.length === 0 ? <p className="quiet small people-leaf">{words.leaf}</p> : (
            <ul className="people-children">
              {manning.data.children.map((child) => {
                const count = child.counts[0]
                const gap = count ? count.cells - count.manned : 0
                return (
                  <li key={child.id}>
                    <button type="button" onClick={() => onChoose(child.id)}>
                      <span>{spokenName(child.name)}</span>
                      {count && <span className={`number small ${gap > 0 ? 'people-gap' : 'quiet'}`}>{words.manned(numberText(count.manned), numberText(count.cells))}</span>}
                    </button>
                  </li>
                )
              })}
            </ul>
          )}
        </>
      )}
    </nav>
  )
}
