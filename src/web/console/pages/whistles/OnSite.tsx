// On site: who came when by the street's list, what was found with photos, what is to be done, what goes on as cases.
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { WhistleView } from '../../../../contract/whistles.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { PhotoStrip } from '../../parts/PhotoStrip.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useWhistleTexts } from '../../words/whistles.ts'
import type { Doing } from './StepDialog.tsx'

type Part = { view: WhistleView; onDo: (doing: Doing) => void }

export const OnSite = ({ view, onDo }: Part) => {
  const texts = useWhistleTexts()
  const arrivals = view.steps.filter(({ step }) => step === 'arrive')
  const findings = view.steps.filter(({ step }) => step === 'finding' || step === 'finish')
  const tasks = view.steps.filter(({ step }) => step === 'task')
  const mayDo = view.abilities.includes('taskDone')
  return (
    <section className="card" aria-label={texts.onSite}>
      <header>
        <h2>{texts.onSite}</h2>
        <span className="aside whistle-acts">{(['arrive', 'finding', 'task', 'continue'] as const).filter((step) => view.abilities.includes(step)).map((step) => <Button key={step} size="small" onClick={() => onDo({ step })}>{texts.act[step]}</Button>)}</span>
      </header>
      <div className="body stack">
        <div>
          <h3>{texts.people}</h3>
          <p className="small quiet">{texts.peopleHint}</p>
          {arrivals.length === 0 ? <p className="faint">{texts.peopleNone}</p> : <ul className="whistle-list">{arrivals.map((one) => <li key={one.seq}><span className="number">{exactTime(one.cameAt ?? one.at).slice(5, 16)}</span> {one.office?.name ?? texts.streetOwn}：{one.text}</li>)}</ul>}
        </div>
        <div>
          <h3>{texts.findings}</h3>
          {findings.length === 0 ? <p className="faint">{texts.findingsNone}</p> : <ul className="whistle-list">{findings.map((one) => <li key={one.seq}><p className="whistle-text">{one.office?.name ?? texts.streetOwn}：{one.text}</p>{one.photos.length > 0 && <PhotoStrip photos={one.photos} />}</li>)}</ul>}
        </div>
        <div>
          <h3>{texts.tasks}</h3>
          {tasks.length === 0 ? <p className="faint">{texts.tasksNone}</p> : (
            <ul className="whistle-list">
              {tasks.map((one) => {
                const open = view.openTasks.includes(one.seq)
                return (
                  <li key={one.seq} className="whistle-call-head">
                    <span className="whistle-text">{one.office?.name ?? texts.streetOwn}：{one.text}</span><span className={`tag ${open ? 'tag-waiting' : 'tag-done'}`}>{open ? texts.taskOpen : texts.taskDone}</span>
                    {open && mayDo && <Button size="small" aria-label={`${texts.act.taskDone} ${one.text}`} onClick={() => onDo({ step: 'taskDone', task: one.seq })}>{texts.act.taskDone}</Button>}
                  </li>
                )
              })}
            </ul>
          )}
        </div>
        <div>
          <h3>{texts.children}</h3>
          {view.children.length === 0 ? <p className="faint">{texts.childrenNone}</p> : (
            <ul className="whistle-list">{view.children.map((one) => <li key={one.id} className="whistle-call-head"><Link to="/cases/$id" params={{ id: one.id }}><span className="number">{one.number}</span> {one.description}</Link>{one.office?.name}<StateTag state={one.state} /></li>)}</ul>
          )}
        </div>
      </div>
    </section>
  )
}
