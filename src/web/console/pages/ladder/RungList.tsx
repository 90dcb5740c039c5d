// The rungs of one rule, in their order: when, and who is told.
import { Button, Checkbox, InputNumber, Select } from 'antd'
import { listeners, type Listener, type Rung } from '../../../../domain/clocks/ladder.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useClockTexts } from '../../words/clocks.ts'

type When = 'yellow' | 'red' | 'later'
const whenOf = ({ at, workdays }: Rung): When => (at === 'red' && workdays > 0 ? 'later' : at)

export const RungList = ({ rungs, manages, onChange }: { rungs: readonly Rung[]; manages: boolean; onChange: (rungs: readonly Rung[]) => void }) => {
  const { ladder: texts } = useClockTexts()
  const change = (n: number, next: Partial<Rung>): void => onChange(rungs.map((rung, index) => (index === n ? { ...rung, ...next } : rung)))
  const told = (tell: readonly Listener[]): string => tell.map((one) => texts.listener[one]).join(listMark())
  const last = rungs.at(-1)
  const next: Rung = last === undefined ? { at: 'yellow', workdays: 0, tell: ['holder'] } : { at: 'red', workdays: last.at === 'yellow' ? 0 : last.workdays + 1, tell: ['chief'] }
  return (
    <>
      <ol className="ladder-rungs">
        {rungs.map((rung, n) => (
          <li key={n}>
            <b>{texts.rung(n + 1)}</b>
            {!manages ? <span>{whenOf(rung) === 'later' ? texts.workdaysLater(rung.workdays) : texts.at[rung.at]}{' → '}{told(rung.tell)}</span> : (
              <>
                <Select aria-label={`${texts.rung(n + 1)} ${texts.when}`} style={{ width: 130 }} value={whenOf(rung)} onChange={(when: When) => change(n, when === 'later' ? { at: 'red', workdays: Math.max(1, rung.workdays) } : { at: when, workdays: 0 })} options={(['yellow', 'red', 'later'] as const).map((value) => ({ value, label: texts.at[value] }))} />
                {whenOf(rung) === 'later' && <label className="ladder-days"><InputNumber aria-label={`${texts.rung(n + 1)} ${texts.workdays}`} min={1} max={60} precision={0} style={{ width: 72 }} value={rung.workdays} onChange={(value) => value !== null && change(n, { workdays: value })} /> {texts.workdays}</label>}
                <Checkbox.Group className="ladder-tell" value={[...rung.tell]} options={listeners.map((value) => ({ value, label: texts.listener[value] }))} onChange={(tell) => change(n, { tell: listeners.filter((one) => tell.includes(one)) })} />
                <Button size="small" type="text" aria-label={texts.removeRung(n + 1)} onClick={() => onChange(rungs.filter((_, index) => index !== n))}>{'×'}</Button>
              </>
            )}
          </li>
        ))}
      </ol>
      {manages && rungs.length < 12 && <div><Button size="small" onClick={() => onChange([...rungs, next])}>{texts.addRung}</Button></div>}
    </>
  )
}
