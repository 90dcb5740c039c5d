// The result of a joint operation as one sheet of paper: who was there, what was found, what follows.
import type { ReactNode } from 'react'
import { Button } from 'antd'
import { getRouteApi } from '@tanstack/react-router'
import { operationRoutes, type OperationView } from '../../../../contract/operations.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useOperationTexts } from '../../words/operations.ts'
import { useMakeUp } from './OperationState.tsx'
import { listMark } from '../../../kit/words/list-mark.ts'
import './operations.css'

const route = getRouteApi('/operations/$id/sheet')

export const ResultSheet = () => {
  const texts = useOperationTexts()
  const { id } = route.useParams()
  const found = useCall(operationRoutes.get, { params: { id } })
  return (
    <div className="page">
      <PageHead title={texts.sheet} lead={found.data?.title}>
        <ButtonLink to="/operations/$id" params={{ id }}>{texts.back}</ButtonLink>
        <Button type="primary" onClick={() => print()}>{texts.print}</Button>
      </PageHead>
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !found.data ? <section className="card"><Waiting rows={8} /></section> : <Sheet view={found.data} />}
    </div>
  )
}

const Sheet = ({ view }: { view: OperationView }) => {
  const texts = useOperationTexts()
  const makeUp = useMakeUp()
  const categories = useCategories()
  const facts: [string, ReactNode][] = [
    [texts.street, view.street.name], [texts.day, `${view.heldOn} ${view.beginsAt}–${view.endsAt}`], [texts.area, [...view.area.units.map(({ name }) => name), ...(view.area.shape ? [texts.drawn] : [])].join(listMark())],
    [texts.purpose, view.purpose], [texts.items, view.items.map(({ code, name }) => [code, name].filter(Boolean).join(' ')).join(listMark()) || texts.nobody], [texts.leader, view.leader?.name ?? texts.nobody],
  ]
  const namesOf = (officeId: number, present: boolean): string => view.roster.filter((one) => one.officeId === officeId && (one.present === true) === present).map(({ name }) => name).join(listMark()) || texts.nobody
  const { inspectionsOf } = texts
  return (
    <article className="operation-sheet">
      <h2>{texts.sheetOf(view.title)}</h2>
      <table><tbody>{facts.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody></table>
      <section>
        <h3>{texts.roster} <span className="number">{makeUp(view.offices)}</span></h3>
        <table>
          <thead><tr><th scope="col">{texts.offices}</th><th scope="col">{texts.present}</th><th scope="col">{texts.away}</th></tr></thead>
          <tbody>{view.offices.map((office) => <tr key={office.id}><td>{office.name}</td><td>{namesOf(office.id, true)}</td><td>{namesOf(office.id, false)}</td></tr>)}</tbody>
        </table>
      </section>
      <section>
        <h3>{texts.findings}</h3>
        {view.findings.length === 0 ? <p>{texts.nobody}</p> : <ol>{view.findings.map((finding) => <li key={finding.no}>{[finding.text, finding.item].filter(Boolean).join(' · ')}</li>)}</ol>}
      </section>
      <section>
        <h3>{texts.inspections}</h3>
        <table>
          <thead><tr>{(Object.keys(inspectionsOf) as (keyof typeof inspectionsOf)[]).map((key) => <th key={key} scope="col">{inspectionsOf[key]}</th>)}</tr></thead>
          <tbody><tr>{(Object.keys(inspectionsOf) as (keyof typeof inspectionsOf)[]).map((key) => <td key={key} className="number">{view.inspections[key]}</td>)}</tr></tbody>
        </table>
      </section>
      <section>
        <h3>{texts.cases}</h3>
        {view.cases.length === 0 ? <p>{texts.nobody}</p> : <ul>{view.cases.map((one) => <li key={one.id}><span className="number">{one.number}</span> {categories.name(one.category)}: {one.description}</li>)}</ul>}
      </section>
      <section><h3>{texts.result}</h3><p className="operation-text">{view.result || texts.nobody}</p></section>
      <div className="operation-sign"><span>{texts.leaderSigns}</span><span>{texts.streetSigns}</span><span>{texts.sheetDate}</span></div>
    </article>
  )
}
