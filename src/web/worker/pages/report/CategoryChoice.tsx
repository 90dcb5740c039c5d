// The suggested categories as chips; the whole catalogue behind one more tap.
import { useState } from 'react'
import { Button } from '../../../kit/mobile/Button.tsx'
import { CategoryIcon } from '../../../kit/mobile/CategoryIcon.tsx'
import { CategoryPicker } from '../../../kit/mobile/cases/CategoryPicker.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { useTexts } from '../../words.ts'

type Props = { value: string | null; suggested: readonly string[]; onChoose: (code: string, name: string) => void }

export const CategoryChoice = ({ value, suggested, onChoose }: Props) => {
  const { report: t } = useTexts()
  const catalogue = useCatalogue()
  const [all, setAll] = useState(false)
  const codes = value && !suggested.includes(value) ? [value, ...suggested] : suggested
  if (all || codes.length === 0) return <CategoryPicker value={value} texts={t} onMajor={() => setAll(true)} onChoose={(code, name) => { onChoose(code, name); setAll(false) }} />
  return (
    <div className="suggested">
      <Tiles
        label={t.suggested} look="chips" value={value} onChoose={(code) => onChoose(code, catalogue.get(code)?.nameZh ?? '')}
        choices={codes.map((code) => ({ value: code, word: catalogue.name(code), icon: <CategoryIcon code={code} /> }))}
      />
      <div><Button look="second" icon="list" onClick={() => setAll(true)}>{t.all}</Button></div>
    </div>
  )
}
