// One of several, as big tiles, chips or segments: radio buttons underneath, so arrows and screen readers work.
import { useId, type ReactNode } from 'react'

export type Choice<T extends string> = { value: T; word: ReactNode; icon?: ReactNode }

type Props<T extends string> = { label: string; hidden?: boolean; choices: readonly Choice<T>[]; value: T | null; onChoose: (value: T) => void; look?: 'tiles' | 'chips' | 'segments' }

export const Tiles = <T extends string>({ label, hidden, choices, value, onChoose, look = 'tiles' }: Props<T>) => {
  const name = useId()
  return (
    <fieldset className="field">
      <legend className={hidden ? 'only-read' : 'label'}>{label}</legend>
      <div className={look}>
        {choices.map((choice) => (
          <label key={choice.value} className="tile">
            <input type="radio" name={name} value={choice.value} checked={value === choice.value} onChange={() => onChoose(choice.value)} />
            <span>{choice.icon}<span>{choice.word}</span></span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
