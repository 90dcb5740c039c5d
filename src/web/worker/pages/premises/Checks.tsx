// The checklist on the phone: by duty, each item one tap; all in order is one tap for everything.
import type { WireChecklist } from '../../../../contract/inspections.ts'
import { duties, verdicts, type Verdict } from '../../../../domain/operations/checklist.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { useLanguage } from '../../../kit/words/language.ts'

type Props = { items: WireChecklist['items']; checks: Readonly<Record<string, Verdict>>; onChange: (checks: Record<string, Verdict>) => void }

export const Checks = ({ items, checks, onChange }: Props) => {
  const t = useInspectionTexts()
  const language = useLanguage()
  return (
    <>
      <div className="fold"><span className="soft small" aria-live="polite">{t.answered(String(items.filter(({ code }) => checks[code]).length), String(items.length))}</span><Button look="second" icon="check" onClick={() => onChange({ ...Object.fromEntries(items.map(({ code }) => [code, 'ok' as const])), ...Object.fromEntries(Object.entries(checks).filter(([, verdict]) => verdict !== 'ok')) })}>{t.checkAll}</Button></div>
      {duties.map((duty) => {
        const those = items.filter((item) => item.duty === duty)
        return those.length === 0 ? null : (
          <section key={duty} className="section">
            <h2>{t.duty[duty]}</h2>
            {those.map((item) => <Tiles key={item.code} label={item[language]} look="segments" value={checks[item.code] ?? null} choices={verdicts.map((value) => ({ value, word: t.verdict[value] }))} onChoose={(verdict) => onChange({ ...checks, [item.code]: verdict })} />)}
          </section>
        )
      })}
    </>
  )
}
