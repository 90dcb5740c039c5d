// One import, from the file to the plan: each state shows what can be done next.
import { useEffect } from 'react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { importRoutes, type Import } from '../../../../contract/imports.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import { Problem, type ProblemParams } from '../../../../domain/kernel/problem.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useImportTexts } from '../../words/imports.ts'
import { Confirm } from './Confirm.tsx'
import { HowToRead } from './HowToRead.tsx'
import { ImportState, megabytes } from './Imports.tsx'
import { Preview } from './Preview.tsx'
import './imports.css'

const route = getRouteApi('/imports/$id')
const atWork = (state: Import['state'] | undefined): boolean => state === 'reading' || state === 'analysing'

export const ImportPage = () => {
  const texts = useImportTexts()
  const { id } = route.useParams()
  const asked = useCall(importRoutes.get, { params: { id } })
  const { data: record, refetch } = asked
  const busy = atWork(record?.state)
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => void refetch(), 700)
    return () => clearInterval(timer)
  }, [busy, refetch])
  if (asked.error && !record) return <div className="page"><PageHead title={texts.heading} /><Fault fault={asked.error} onRetry={() => void refetch()} /></div>
  if (!record) return <div className="page"><PageHead title={texts.heading} /><Waiting rows={6} /></div>
  return (
    <div className="page">
      <Link to="/imports" className="import-back">{texts.back}</Link>
      <PageHead title={record.name} lead={<><ImportState state={record.state} /> {record.unit.name} · {texts.megabytes(megabytes(record.bytes))}</>} />
      <div className="stack"><Stage record={record} /></div>
    </div>
  )
}

const Stage = ({ record }: { record: Import }) => {
  const texts = useImportTexts()
  const say = useProblemText()
  switch (record.state) {
    case 'reading':
    case 'analysing':
      return <AtWork record={record} />
    case 'failed':
      return (
        <section className="card">
          <Say kind="failed" title={texts.states.failed} text={say(new Problem(record.problem?.code ?? 'import.broke-off', 422, (record.problem?.params ?? {}) as ProblemParams))}>
            <Link to="/imports">{texts.retry}</Link>
          </Say>
        </section>
      )
    case 'cancelled':
      return <section className="card"><Say kind="empty" title={texts.cancelled}><Link to="/imports">{texts.retry}</Link></Say></section>
    case 'ready':
      return <section className="card" aria-label={texts.how}><header><h2>{texts.how}</h2></header><HowToRead found={record.found!} record={record} again={false} /></section>
    case 'analysed':
      return (
        <>
          {record.outdated && <Alert type="warning" showIcon title={texts.outdated} />}
          <details className="card import-settings">
            <summary>{texts.settings}</summary>
            <HowToRead key={JSON.stringify(record.options)} found={record.found!} record={record} again />
          </details>
          <Preview record={record} counts={record.counts!} />
          {!record.outdated && <Confirm record={record} counts={record.counts!} />}
        </>
      )
    case 'planned':
      return <><Planned record={record} />{record.counts && <Preview record={record} counts={record.counts} />}</>
  }
}

const AtWork = ({ record }: { record: Import }) => {
  const texts = useImportTexts()
  const stop = useSend(importRoutes.cancel, ['imports.get', 'imports.list'])
  const { progress } = record
  const stage = texts.stages[(progress?.stage ?? 'reading') as keyof typeof texts.stages] ?? progress?.stage
  return (
    <section className="card import-work" role="status">
      <b>{stage}</b>
      <Progress percent={progress && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : 0} status="active" showInfo={false} aria-label={stage} />
      <span className="quiet number">{progress && progress.total > 0 ? texts.progress(numberText(progress.done), numberText(progress.total)) : texts.states[record.state]}</span>
      <Button loading={stop.isPending} onClick={() => stop.mutate({ params: { id: record.id } })}>{texts.cancel}</Button>
    </section>
  )
}

const Planned = ({ record }: { record: Import }) => {
  const texts = useImportTexts()
  const plan = useCall(planRoutes.get, { params: { id: record.planId ?? '' } }, { enabled: record.planId !== null })
  const applied = plan.data?.state === 'applied'
  return (
    <section className="card">
      <Say kind="empty" title={applied ? texts.doneTitle : texts.plannedTitle} text={applied ? texts.doneText : texts.plannedText}>
        <span className="import-buttons">
          {record.planId && <Link to="/plans/$id" params={{ id: record.planId }}>{texts.toPlan}</Link>}
          <Link to="/territory" search={{ unit: record.unit.id }}>{texts.toTerritory}</Link>
        </span>
      </Say>
    </section>
  )
}
