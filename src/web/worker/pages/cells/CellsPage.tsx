// My cells with their buildings, and the open cases in them, on a plain map drawn from what the phone holds: there without a
// network, and light on an old phone. The list below says the same.
import { useState } from 'react'
import type { Held } from '../../../../contract/sync.ts'
import { liesIn } from '../../../../domain/access/place.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Empty } from '../../../kit/mobile/Notice.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { usePosition } from '../../../kit/mobile/place/position.ts'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useOffline } from '../../../kit/offline/context.tsx'
import { local } from '../../keep.ts'
import { usePhone } from '../phone/words.ts'
import { CellMap } from './CellMap.tsx'

type Cell = Held['cells']

/** It and what lies below it. */
const within = (cells: readonly Cell[], id: number): Cell[] => {
  const children = cells.filter(({ parentId }) => parentId === id)
  return [...cells.filter((cell) => cell.id === id), ...children.flatMap((child) => within(cells, child.id))]
}

export const CellsPage = () => {
  const { cells: t } = usePhone()
  useOffline()
  const { cells, all, folds } = local.cases()
  const { state, fix, ask } = usePosition(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const grids = cells.filter(({ level, parentId }) => level === 'grid' || !cells.some(({ id }) => id === parentId))
  const grid = grids.find(({ id }) => String(id) === chosen) ?? grids[0]
  if (!grid) return <Page title={t.title} back><Empty icon="map" title={t.none}><p>{t.noneHint}</p></Empty></Page>
  const shown = within(cells, grid.id)
  const buildings = shown.flatMap((cell) => cell.buildings)
  const cases = all.filter(({ id, stateGroup }) => { const fold = folds.get(id); return stateGroup === 'open' && fold !== undefined && shown.some((cell) => cell.level !== 'district' && liesIn(fold, { id: cell.id, level: cell.level, streetId: null, communityId: null, gridId: null, microgridId: null })) })
  return (
    <Page title={t.title} back>
      {grids.length > 1 && <Tiles label={t.choose} look="chips" value={String(grid.id)} onChoose={setChosen} choices={grids.slice(0, 60).map(({ id, name }) => ({ value: String(id), word: name }))} />}
      <CellMap cells={shown} places={cases.flatMap(({ id, place, urgent, overdue }) => (place ? [{ id, ...place, urgent: urgent || overdue }] : []))} here={fix} label={t.map(grid.name)} />
      <div className="fold"><span className="soft small">{[grid.households === null ? '' : t.households(grid.households), t.buildings(buildings.length), t.cases(cases.length)].filter(Boolean).join(' · ')}</span>{!fix && state !== 'denied' && <Button look="quiet" narrow icon="target" busy={state === 'asking'} onClick={ask}>{t.here}</Button>}</div>
      {shown.map((cell) => (cell.buildings.length === 0 ? null : (
        <section key={cell.id} className="section">
          <h2>{cell.name} <span className="soft small">{t.buildings(cell.buildings.length)}</span></h2>
          <ul className="rows">{cell.buildings.map(({ code, name, households, entrances }) => <li key={code} className="row"><Icon name="building" /><span className="words">{name}<small>{[t.households(households), entrances > 1 ? t.entrances(entrances) : ''].filter(Boolean).join(' · ')}</small></span></li>)}</ul>
        </section>
      )))}
      {cases.length > 0 && <div className="rows"><Go to="/cases" search={{ tab: 'cell' }} className="row"><Icon name="list" /><span className="words">{t.cases(cases.length)}</span><Icon name="next" /></Go></div>}
    </Page>
  )
}
