// Whom a rule would have told in the last seven days; each number opens its list.
import { useState } from 'react'
import { Button } from 'antd'
import { messageRuleRoutes, type RulePreview, type WireMessageRule } from '../../../../contract/message-rules.ts'
import { factsText } from '../../../../domain/messages/compose.ts'
import { pageOf } from '../../../../domain/messages/opens.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { exactTime, numberText } from '../../../kit/words/time.ts'
import { PathLink } from '../../parts/PathLink.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useRuleTexts } from '../../words/message-rules.ts'

export const Preview = ({ rule }: { rule: WireMessageRule }) => {
  const texts = useRuleTexts()
  const [open, setOpen] = useState<'told' | 'hearers' | null>(null)
  const known = useCall(messageRuleRoutes.preview, { body: { rule } }, { keep: true })
  const toggle = (list: 'told' | 'hearers') => (): void => setOpen(open === list ? null : list)
  return (
    <section className="rule-preview" aria-label={texts.preview} aria-busy={known.isFetching}>
      <h3>{texts.preview}</h3>
      <p className="quiet small">{texts.previewHint}</p>
      {known.error ? <Fault fault={known.error} onRetry={() => void known.refetch()} /> : !known.data ? <Waiting rows={2} /> : known.data.messages === 0 ? <p>{texts.none}</p> : (
        <>
          <p className="rule-numbers">
            {texts.would}
            <Button size="small" aria-expanded={open === 'told'} onClick={toggle('told')}>{texts.told(numberText(known.data.messages))}</Button>
            <Button size="small" aria-expanded={open === 'hearers'} onClick={toggle('hearers')}>{rule.who === 'robots' ? texts.groups(numberText(known.data.robots)) : texts.people(numberText(known.data.people))}</Button>
          </p>
          {!known.data.complete && <p className="quiet small">{texts.partly}</p>}
          {open === 'told' && <ul className="rule-list" tabIndex={0} aria-label={texts.told(numberText(known.data.messages))}>{known.data.told.map((one, n) => <li key={n}><span className="number quiet small">{exactTime(one.at)}</span><About one={one} /><span>{one.to || texts.resident}</span></li>)}</ul>}
          {open === 'hearers' && <ul className="rule-list" tabIndex={0} aria-label={texts.people(numberText(known.data.people))}>{known.data.hearers.map((one, n) => <li key={n}><span>{one.to || texts.resident}</span><span className="quiet">{texts.count(one.count)}</span></li>)}</ul>}
        </>
      )}
    </section>
  )
}

const About = ({ one: { facts, subject } }: { one: RulePreview['told'][number] }) => {
  const text = factsText(facts, useLanguage())
  const path = pageOf(subject, 'console')
  return path ? <PathLink path={path}>{text}</PathLink> : <span>{text}</span>
}
