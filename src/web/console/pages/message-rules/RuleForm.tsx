// One rule: of what, who, by which ways, when; below it whom it would have told in the last seven days.
import { useId, useState } from 'react'
import { Alert, Checkbox, Modal, Radio, Select } from 'antd'
import type { WireMessageRule } from '../../../../contract/message-rules.ts'
import { roles, type Role } from '../../../../domain/access/roles.ts'
import { titleOf } from '../../../../domain/messages/compose.ts'
import { channels, mayHear, ruleFlaws, timings, type MessageRule } from '../../../../domain/messages/message-rule.ts'
import { hearers, occasionNames, occasions, type Occasion } from '../../../../domain/messages/occasion.ts'
import { messageProblem } from '../../../../domain/messages/problems.ts'
import { unitLevels } from '../../../../domain/access/place.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useMessageTexts } from '../../../kit/words/messages.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useRuleTexts } from '../../words/message-rules.ts'
import { Preview } from './Preview.tsx'
import { useWhoName } from './who-name.ts'
import '../../parts/forms.css'

type Who = WireMessageRule['who']
const whoText = (who: Who): string => (typeof who === 'string' ? who : `${who.role}@${who.level}`)
const whoFrom = (text: string): Who => {
  const [role, level] = text.split('@')
  return level === undefined ? (text as Who) : ({ role: role as Role, level } as Who)
}

/** Those an occasion is about first, then posts at each level where they stand. */
const whoFor = (occasion: Occasion): Who[] => [
  ...hearers.filter((one) => (occasions[occasion].who as readonly string[]).includes(one)),
  ...unitLevels.flatMap((level) => (Object.keys(roles) as Role[]).filter((role) => mayHear(occasion, { role, level })).map((role): Who => ({ role, level }))),
]

const first: WireMessageRule = { occasion: 'caseGiven', who: 'chief', channels: ['push'], timing: 'atOnce', breaksQuiet: false }

export const RuleForm = ({ rule, busy, onClose, onSave }: { rule: WireMessageRule | undefined; busy: boolean; onClose: () => void; onSave: (rule: WireMessageRule) => void }) => {
  const texts = useRuleTexts()
  const { ways } = useMessageTexts()
  const language = useLanguage()
  const say = useProblemText()
  const whoName = useWhoName()
  const id = useId()
  const [draft, setDraft] = useState<WireMessageRule>(rule ?? first)
  const change = (next: Partial<WireMessageRule>): void => setDraft({ ...draft, ...next, ...(next.who === 'robots' ? { channels: [] } : {}) })
  const choose = (occasion: Occasion): void => change({ occasion, ...(mayHear(occasion, draft.who as MessageRule['who']) ? {} : { who: whoFor(occasion)[0]! }) })
  const wrong = ruleFlaws([draft as MessageRule]).length > 0
  return (
    <Modal open title={rule ? texts.title.change : texts.title.add} width={720} onCancel={onClose} onOk={() => onSave(draft)} okText={texts.save} okButtonProps={{ disabled: wrong }} confirmLoading={busy} destroyOnHidden>
      <div className="step-form">
        <div><label htmlFor={`${id}o`}>{texts.occasion}</label><Select id={`${id}o`} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={draft.occasion} onChange={choose} options={occasionNames.map((value) => ({ value, label: titleOf(value, language) }))} /></div>
        <div><label htmlFor={`${id}w`}>{texts.who}</label><Select id={`${id}w`} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={whoText(draft.who)} onChange={(value) => change({ who: whoFrom(value) })} options={whoFor(draft.occasion).map((who) => ({ value: whoText(who), label: whoName(who) }))} /></div>
        {draft.who !== 'robots' && <fieldset className="step-choice"><legend>{texts.ways}</legend><Checkbox.Group value={draft.channels} onChange={(next) => change({ channels: channels.filter((one) => next.includes(one)) })} options={channels.map((value) => ({ value, label: ways[value] }))} /></fieldset>}
        <fieldset className="step-choice"><legend>{texts.timing}</legend><Radio.Group value={draft.timing} onChange={({ target }) => change({ timing: target.value as WireMessageRule['timing'] })} options={timings.map((value) => ({ value, label: texts.timings[value] }))} /></fieldset>
        <Checkbox checked={draft.breaksQuiet} onChange={({ target }) => change({ breaksQuiet: target.checked })}>{texts.breaks}</Checkbox>
        {wrong ? <Alert type="error" showIcon role="alert" title={say(messageProblem('message.rules-wrong'))} /> : <Preview rule={draft} />}
      </div>
    </Modal>
  )
}
