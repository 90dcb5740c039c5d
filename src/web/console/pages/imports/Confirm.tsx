// The confirmation: all of it becomes a plan, adopted at once from a day by whoever may, or left for others to look at.
import { useState } from 'react'
import { App, Button, Checkbox, Input } from 'antd'
import { importRoutes, type Import } from '../../../../contract/imports.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import { call } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { markStale, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useQueryClient } from '@tanstack/react-query'
import { worksOn } from '../../parts/permission.ts'
import { useImportTexts } from '../../words/imports.ts'

/** Today in China, where the days of plans are. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

export const Confirm = ({ record, counts }: { record: Import; counts: NonNullable<Import['counts']> }) => {
  const texts = useImportTexts()
  const say = useProblemText()
  const me = useMe()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ planId: newId(), commandId: newId(), adoptId: newId() }))
  const [name, setName] = useState(texts.planDefault(record.name).slice(0, 100))
  const [leaveOut, setLeaveOut] = useState(false)
  const [from, setFrom] = useState(today)
  const [busy, setBusy] = useState(false)
  const send = useSend(importRoutes.plan)
  if (counts.operations === 0) return <section className="card import-confirm" role="status"><p>{texts.nothingNew}</p></section>
  const blocked = counts.faulty > 0 && !leaveOut
  const confirm = async (adopt: boolean): Promise<void> => {
    setBusy(true)
    try {
      await send.mutateAsync({ params: { id: record.id }, body: { planId: ids.planId, commandId: ids.commandId, name: name.trim() || texts.planDefault(record.name), leaveOut } })
      if (adopt) {
        const { version } = await call(planRoutes.get, { params: { id: ids.planId } })
        await call(planRoutes.adopt, { params: { id: ids.planId }, body: { commandId: ids.adoptId, version, from } })
      }
    } catch (fault) {
      void message.error(say(fault), 8)
    }
    setBusy(false)
    markStale(client, ['imports.', 'plans.', 'territory.'])
  }
  return (
    <section className="card import-confirm" aria-label={texts.confirm}>
      <h2>{texts.confirm}</h2>
      <p>{texts.willDo(numberText(counts.new), numberText(counts.changed))}<span className="quiet">{texts.confirmHint}</span></p>
      {counts.faulty > 0 && <Checkbox checked={leaveOut} onChange={({ target }) => setLeaveOut(target.checked)}>{texts.leaveOut(numberText(counts.faulty))}</Checkbox>}
      <div className="import-wish">
        <label>{texts.planName}<Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} /></label>
        {worksOn(me, 'territory.adopt') && <label>{texts.from}<Input type="date" value={from} min={today()} onChange={({ target }) => setFrom(target.value || today())} /></label>}
      </div>
      {blocked && <p className="import-wrong">{texts.faultyFirst}</p>}
      <div className="import-buttons">
        {worksOn(me, 'territory.adopt') && <Button type="primary" disabled={blocked} loading={busy} onClick={() => void confirm(true)}>{texts.adopt}</Button>}
        <Button type={worksOn(me, 'territory.adopt') ? 'default' : 'primary'} disabled={blocked || busy} onClick={() => void confirm(false)}>{texts.makePlan}</Button>
      </div>
    </section>
  )
}
