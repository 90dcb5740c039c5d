// The ladder of reminders: its rules by stage and urgency, and what would happen with a case.
import { useState } from 'react'
import { Alert, App, Button, Select } from 'antd'
import { clockRoutes } from '../../../../contract/clocks.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { clockProblem } from '../../../../domain/clocks/problems.ts'
import { ladderFlaws, type Ladder, type LadderRule } from '../../../../domain/clocks/ladder.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { ClockTabs } from '../../parts/ClockTabs.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useClockTexts } from '../../words/clocks.ts'
import { RungList } from './RungList.tsx'
import { stageOptions, useStageName } from './stages.ts'
import { TryOut } from './TryOut.tsx'
import './ladder.css'

type Rules = ReplyOf<typeof clockRoutes.ladder>['rules']

export const LadderPage = () => {
  const { ladder: texts } = useClockTexts()
  const me = useMe()
  const known = useCall(clockRoutes.ladder, {})
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead} />
      <ClockTabs />
      {known.error ? <section className="card"><Fault fault={known.error} onRetry={() => void known.refetch()} /></section> : !known.data ? <section className="card"><Waiting rows={6} /></section> : <Editor key={JSON.stringify(known.data.rules)} rules={known.data.rules} manages={worksOn(me, 'clocks.manage')} />}
    </div>
  )
}

const Editor = ({ rules, manages }: { rules: Rules; manages: boolean }) => {
  const { ladder: texts } = useClockTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [draft, setDraft] = useState<Ladder>(rules as Ladder)
  const send = useSend(clockRoutes.setLadder, ['clocks.ladder'])
  const touched = JSON.stringify(draft) !== JSON.stringify(rules)
  const wrong = ladderFlaws(draft).length > 0
  const change = (n: number, next: Partial<LadderRule>): void => setDraft(draft.map((rule, index) => (index === n ? { ...rule, ...next } : rule)))
  const save = (): void => send.mutate({ body: { rules: draft as unknown as Rules } }, { onSuccess: () => void message.success(texts.saved), onError: (fault) => void message.error(say(fault), 8) })
  return (
    <div className="ladder-split">
      <div className="stack">
        {draft.map((rule, n) => <RuleCard key={n} rule={rule} manages={manages} onChange={(next) => change(n, next)} onRemove={draft.length > 1 ? () => setDraft(draft.filter((_, index) => index !== n)) : undefined} />)}
        {manages && (
          <div className="clock-bar">
            <Button onClick={() => setDraft([...draft, { stage: 'handle', urgent: null, rungs: [{ at: 'red', workdays: 0, tell: ['holder'] }] }])}>{texts.addRule}</Button>
            <Button type="primary" disabled={!touched || wrong} loading={send.isPending} onClick={save}>{texts.save}</Button>
            {touched && <Button onClick={() => setDraft(rules as Ladder)}>{texts.discard}</Button>}
          </div>
        )}
        {wrong && <WrongLadder />}
        <p className="quiet small">{texts.special}</p>
      </div>
      <TryOut ladder={draft} />
    </div>
  )
}

const WrongLadder = () => {
  const say = useProblemText()
  return <Alert type="error" showIcon role="alert" title={say(clockProblem('clocks.ladder-wrong'))} />
}

const RuleCard = ({ rule, manages, onChange, onRemove }: { rule: LadderRule; manages: boolean; onChange: (next: Partial<LadderRule>) => void; onRemove: (() => void) | undefined }) => {
  const { ladder: texts } = useClockTexts()
  const stageName = useStageName()
  const urgency = rule.urgent === null ? texts.any : rule.urgent ? texts.urgent : texts.ordinary
  const name = texts.ruleName(stageName(rule.stage), urgency)
  return (
    <section className="card" aria-label={name}>
      <header><h2>{name}</h2>{manages && onRemove && <span className="aside"><Button size="small" type="text" onClick={onRemove}>{texts.removeRule}</Button></span>}</header>
      <div className="body stack">
        {manages && (
          <div className="clock-bar">
            <Select aria-label={texts.stage} style={{ width: 160 }} value={rule.stage ?? ''} onChange={(stage: string) => onChange({ stage: stage || null })} options={[{ value: '', label: texts.any }, ...stageOptions.map((value) => ({ value, label: stageName(value) }))]} />
            <Select aria-label={texts.urgency} style={{ width: 120 }} value={rule.urgent === null ? '' : String(rule.urgent)} onChange={(next: string) => onChange({ urgent: next === '' ? null : next === 'true' })} options={[{ value: '', label: texts.any }, { value: 'true', label: texts.urgent }, { value: 'false', label: texts.ordinary }]} />
          </div>
        )}
        <RungList rungs={rule.rungs} manages={manages} onChange={(rungs) => onChange({ rungs })} />
      </div>
    </section>
  )
}
