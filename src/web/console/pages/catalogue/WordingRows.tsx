// A list of wordings with their marks: filing conditions, milestones, options of a question.
import { useId } from 'react'
import { Button, Input } from 'antd'
import type { Wording } from '../../../../domain/catalogue/category.ts'
import { useCatalogueTexts } from '../../words/catalogue.ts'

type Props = { label: string; list: readonly Wording[]; add: string; disabled: boolean; prefix: string; onChange: (list: Wording[]) => void }

/** The next mark that isn't taken. */
export const freshCode = (prefix: string, taken: readonly { code: string }[]): string => {
  for (let n = taken.length + 1; ; n += 1) if (!taken.some(({ code }) => code === `${prefix}${n}`)) return `${prefix}${n}`
}

export const WordingRows = ({ label, list, add, disabled, prefix, onChange }: Props) => {
  const { editor } = useCatalogueTexts()
  const id = useId()
  const change = (at: number, more: Partial<Wording>): void => onChange(list.map((one, n) => (n === at ? { ...one, ...more } : one)))
  return (
    <>
      <ul className="class-list" aria-label={label}>
        {list.map((one, at) => (
          <li key={at} className="class-wording">
            {([['code', editor.code, 20], ['zh', editor.zh, 60], ['en', editor.en, 120]] as const).map(([key, name, most]) => (
              <div key={key}>
                <label htmlFor={`${id}${at}${key}`}>{name}</label>
                <Input id={`${id}${at}${key}`} value={one[key]} maxLength={most} disabled={disabled} onChange={({ target }) => change(at, { [key]: target.value })} />
              </div>
            ))}
            {!disabled && <Button aria-label={editor.remove(one.zh || one.code)} onClick={() => onChange(list.filter((_, n) => n !== at))}>{'✕'}</Button>}
          </li>
        ))}
      </ul>
      {!disabled && <Button size="small" onClick={() => onChange([...list, { code: freshCode(prefix, list), zh: '', en: '' }])}>{add}</Button>}
    </>
  )
}
