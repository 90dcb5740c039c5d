// Progress by tracking code, without signing in.
import { useState } from 'react'
import { caseRoutes } from '../../../../contract/cases.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { useAddress, useGo } from '../../../kit/mobile/router/router.tsx'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useTexts } from '../../words.ts'
import { MasterPart } from '../case/MasterPart.tsx'
import { Stages } from '../case/Stages.tsx'

export const TrackPage = () => {
  const { track: t } = useTexts()
  const { code } = useAddress()
  const go = useGo()
  const [typed, setTyped] = useState(code ?? '')
  const asked = typed.trim()
  return (
    <Page title={t.title} back="/mine">
      <form className="section" onSubmit={(event) => {
        event.preventDefault()
        if (asked.length >= 8) go({ to: '/track/$code', params: { code: asked }, replace: code !== undefined })
      }}>
        <Field label={t.code} hint={t.hint} value={typed} onChange={(event) => setTyped(event.target.value)} autoCapitalize="none" autoComplete="off" spellCheck={false} enterKeyHint="search" maxLength={40} />
        <Button type="submit" icon="search" disabled={asked.length < 8}>{t.ask}</Button>
      </form>
      {code && <Tracked code={code} />}
    </Page>
  )
}

const Tracked = ({ code }: { code: string }) => {
  const { track: t, case: words } = useTexts()
  const catalogue = useCatalogue()
  const { data, error, isPending, refetch } = useCall(caseRoutes.track, { params: { code } })
  if (isPending) return <Bones count={2} />
  if (error) return isProblem(error, 'case.not-found') ? <Notice tone="waiting" live>{t.notFound}</Notice> : <Refused fault={error} onRetry={() => void refetch()} />
  return (
    <section className="section" aria-live="polite">
      <div className="card section">
        {!data.master && <Stages state={data.state} />}
        <p><strong>{words.says[data.state]}</strong></p>
      </div>
      {data.master && <MasterPart master={data.master} />}
      {data.answer && <Notice tone="done" icon="note"><strong>{t.answer}</strong><span className="said">{data.answer}</span></Notice>}
      <dl className="card facts">
        <div><dt>{words.number}</dt><dd>{data.number}</dd></div>
        <div><dt>{words.category}</dt><dd>{catalogue.name(data.category)}</dd></div>
        <div><dt>{t.reported}</dt><dd><TimeText at={data.reportedAt} /></dd></div>
        {data.closedAt !== null && <div><dt>{t.closed}</dt><dd><TimeText at={data.closedAt} /></dd></div>}
      </dl>
      <p className="card">{data.description}</p>
    </section>
  )
}
