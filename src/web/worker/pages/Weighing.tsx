// How grave and how urgent it is, asked alike of a report that is filed at once, of an acceptance and of a verification.
import { Tiles } from '../../kit/mobile/Tiles.tsx'
import { useAnswerTexts } from '../../kit/words/answers.ts'
import { useTexts } from '../words.ts'

type ConditionProps = { choices: { value: string; word: string }[]; value: string | null; onChoose: (condition: string) => void; optional?: boolean }

/** Where limits of the class differ by it. */
export const ConditionChoice = ({ choices, value, onChoose, optional = false }: ConditionProps) => {
  const texts = useAnswerTexts()
  if (choices.length === 0) return null
  return <Tiles label={texts.condition} look="chips" value={value ?? (optional ? '' : null)} onChoose={onChoose} choices={[...choices, ...(optional ? [{ value: '', word: texts.conditionNone }] : [])]} />
}

export const UrgentSwitch = ({ value, onChange }: { value: boolean; onChange: (on: boolean) => void }) => {
  const { report: t } = useTexts()
  return (
    <label className="switch card">
      <span className="words"><strong>{t.urgent}</strong><br /><span className="soft small">{t.urgentHint}</span></span>
      <input type="checkbox" role="switch" checked={value} onChange={(event) => onChange(event.target.checked)} />
    </label>
  )
}
