// The division planner: choose a community, look at its buildings and figures, have a division proposed, drag buildings
// across, and make a plan of it that is adopted from a day.
import { useEffect, useMemo, useState } from 'react'
import { App, Button, Input, Select } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { v4 as newId } from 'uuid'
import { plannerRoutes } from '../../../../contract/planner.ts'
import type { Shape } from '../../../../domain/kernel/geometry.ts'
import type { AtomRef, PlannerInput } from '../../../../domain/territory/planner/types.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { usePlannerTexts } from '../../words/planner.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { BarrierLegend } from './BarrierLegend.tsx'
import { Bring } from './Bring.tsx'
import { Controls, type Wish } from './Controls.tsx'
import { Figures, Limits, nameOf } from './Figures.tsx'
import { GridSheets } from './GridSheets.tsx'
import { WholeRun } from './WholeRun.tsx'
import { PlanSheet, type SheetCell } from './PlanSheet.tsx'
import { assignedOf, movedTo, usePlanner } from './use-planner.ts'
import './planner.css'

const route = getRouteApi('/planner')
const standardOf = (input: PlannerInput | null | undefined): Wish['standard'] => input?.standard ?? { grid: { least: 300, most: 500 }, microgrid: { least: 30, most: 50 } }

export const Planner = () => {
  const texts = usePlannerTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { unit, whole, run } = route.useSearch()
  const ground = useCall(plannerRoutes.ground, { params: { id: unit ?? 0 } }, { enabled: unit !== undefined })
  const data = unit === undefined ? undefined : ground.data
  const planner = usePlanner(data?.community.id)
  const [wish, setWish] = useState<Wish>({ revise: false, keep: [], anew: [], standard: standardOf(null) })
  const [chosen, setChosen] = useState<string | null>(null)
  const [name, setName] = useState('')
  const make = useSend(plannerRoutes.plan, ['plans.'])
  useEffect(() => {
    setChosen(null)
    setName(data ? texts.planNameOf(spokenName(data.community.name)) : '')
    setWish({ revise: false, keep: [], anew: [], standard: standardOf(data?.input) })
  }, [data?.community.id])
  const { division } = planner
  const input = useMemo((): PlannerInput | null => data?.input ? {
    ...data.input, revise: wish.revise, standard: wish.standard,
    ...(data.input.present ? { present: data.input.present.map((grid) => ({ ...grid, keep: wish.keep.includes(Number(grid.id)), anew: wish.anew.includes(Number(grid.id)) })) } : {}),
  } : null, [data, wish])
  const cells = useMemo((): SheetCell[] => {
    if (!data) return []
    if (!division) return data.microgrids.flatMap((cell) => (cell.shape && cell.special === null ? [{ key: String(cell.id), shape: cell.shape as unknown as Shape, grid: data.grids.findIndex((grid) => grid.id === cell.parentId), label: spokenName(cell.name) }] : []))
    return division.grids.flatMap((grid, g) => grid.microgrids.map((cell, m) => ({ key: `${g}-${m}`, shape: cell.shape, grid: g, label: texts.cell(`${g + 1}-${m + 1}`, numberText(cell.households)) })))
  }, [data, division, texts])
  const atomsOf = (building: string): AtomRef[] => division?.grids.flatMap((grid) => grid.microgrids.flatMap((cell) => cell.atoms.filter((atom) => atom.building === building))) ?? []
  const move = (building: string, key: string): void => {
    const [grid, microgrid] = key.split('-').map(Number)
    if (!division || !input || grid === undefined || microgrid === undefined) return
    const here = division.grids[grid]?.microgrids[microgrid]?.atoms
    const atoms = atomsOf(building)
    if (!here || atoms.every((atom) => here.includes(atom))) return
    planner.change(input, movedTo(assignedOf(division), atoms, { grid, microgrid }))
  }
  const plan = async (): Promise<void> => {
    if (!division || !data) return
    try {
      const made = await make.mutateAsync({ params: { id: data.community.id }, body: { planId: newId(), commandId: newId(), name: name.trim() || texts.planNameOf(data.community.name), assigned: assignedOf(division).map((grid) => grid.map((cell) => cell.map((atom) => ({ ...atom })))), keep: division.grids.flatMap((grid) => (grid.kept ? [{ id: Number(grid.continues), anew: wish.anew.includes(Number(grid.continues)) }] : [])) } })
      void message.success(texts.planned)
      void navigate({ to: '/plans/$id', params: { id: made.id }, search: {} })
    } catch (fault) {
      void message.error(say(fault))
    }
  }
  const chosenBuilding = input?.buildings.find((building) => building.id === chosen)
  const bounds = (data?.community.shape ?? null) as Shape | null
  return (
    <div className="page page-wide">
      <div className="planner-screen">
        <PageHead title={texts.heading} lead={texts.lead}>
          <UnitPicker label={texts.community} placeholder={texts.community} value={unit} onChange={(next) => void navigate({ to: '/planner', search: next === undefined ? {} : { unit: next } })} width={260} />
        </PageHead>
        {unit === undefined ? (
          <div className="stack">
            <Say kind="empty" title={texts.choose} text={texts.chooseHint} />
            <WholeRun unit={whole} run={run} onUnit={(next) => void navigate({ to: '/planner', search: next === undefined ? {} : { whole: next } })} onRun={(id) => void navigate({ to: '/planner', search: { ...(whole === undefined ? {} : { whole }), run: id } })} />
          </div>
        ) : ground.error ? <Fault fault={ground.error} onRetry={() => void ground.refetch()} /> : !data ? <Waiting rows={8} /> : !input || !bounds ? <Say kind="empty" title={texts.noShape} text={texts.noShapeHint} /> : (
          <div className="planner-split">
            <section className="card" aria-label={texts.map}>
              <header><span>{texts.buildings(numberText(input.buildings.length), numberText(input.buildings.reduce((sum, b) => sum + b.households, 0)))}</span>{data.community.schematic && <small className="quiet">{texts.schematic}</small>}</header>
              <PlanSheet label={texts.map} bounds={bounds} cells={cells} buildings={input.buildings} barriers={input.barriers ?? []} chosen={chosen} onChoose={setChosen} {...(division ? { onDrop: move } : {})}
                grids={division ? division.grids.map((grid) => grid.shape) : data.grids.flatMap((grid) => (grid.shape ? [grid.shape as unknown as Shape] : []))} specials={data.microgrids.flatMap((cell) => (cell.special !== null && cell.shape ? [cell.shape as unknown as Shape] : []))} />
              <BarrierLegend barriers={input.barriers ?? []} />
            </section>
            <div className="stack">
              <section className="card" aria-label={texts.approach}>
                {input.buildings.length === 0 ? <Say kind="empty" title={texts.noBuildings} text={texts.noBuildingsHint} /> : <Controls ground={data} wish={wish} onWish={setWish} progress={planner.progress} onPropose={() => planner.propose(input)} onCancel={planner.cancel} />}
                {planner.refusal && <p className="planner-out" role="alert">{say(new Problem(planner.refusal.code, 422, { ...planner.refusal.params, ...('building' in planner.refusal.params ? { building: nameOf(data.names, { building: String(planner.refusal.params['building']) }, texts.door) } : {}) }))}</p>}
                <Bring community={data.community.id} />
              </section>
              <section className="card" aria-label={texts.figures}><Figures ground={data} division={division} standard={wish.standard} /></section>
              {division && (
                <>
                  <section className="card stack" aria-label={texts.building}>
                    <p>{chosenBuilding ? texts.chosen(nameOf(data.names, { building: chosenBuilding.id }, texts.door), numberText(chosenBuilding.households)) : texts.chooseBuilding}</p>
                    <div className="planner-form">
                      <Select showSearch={{ optionFilterProp: 'label' }} aria-label={texts.building} placeholder={texts.building} style={{ width: 170 }} value={chosen} onChange={setChosen} options={input.buildings.map((b) => ({ value: b.id, label: `${nameOf(data.names, { building: b.id }, texts.door)} ${b.id.slice(-6)}` }))} />
                      <Select aria-label={texts.moveTo} placeholder={texts.moveTo} style={{ width: 190 }} disabled={!chosen || planner.progress !== null} value={null} onChange={(key: string | null) => chosen && key && move(chosen, key)} options={cells.map((cell) => ({ value: cell.key, label: cell.label }))} />
                      <Button disabled={!planner.undo} onClick={() => planner.undo?.()}>{texts.undo}</Button>
                    </div>
                  </section>
                  <section className="card stack" aria-label={texts.limits}><h2 className="small">{texts.limits}</h2><Limits division={division} names={data.names} /></section>
                  <section className="card stack" aria-label={texts.plan}>
                    <div className="planner-form">
                      <Input aria-label={texts.planName} value={name} maxLength={100} onChange={({ target }) => setName(target.value)} style={{ width: 240, maxWidth: '100%' }} />
                      <Button type="primary" loading={make.isPending} onClick={() => void plan()}>{texts.plan}</Button>
                      <Button title={texts.printHint} onClick={() => window.print()}>{texts.print}</Button>
                    </div>
                  </section>
                </>
              )}
            </div>
          </div>
        )}
      </div>
      {data && input && division && <GridSheets ground={data} input={input} division={division} />}
    </div>
  )
}
