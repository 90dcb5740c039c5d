// What kind of thing: tiles of the majors, then chips of what lies below the chosen one.
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { CategoryIcon } from '../CategoryIcon.tsx'
import { Bones } from '../Notice.tsx'
import { Tiles } from '../Tiles.tsx'
import { useLanguage } from '../../words/language.ts'
import { useCatalogue, type Category } from './categories.ts'

/** The name given to `onChoose` is the district's own, whatever language the reporter reads. */
type Props = {
  value: string | null; onChoose: (code: string, name: string) => void
  /** Somebody looks among those below one: what is suggested meanwhile must not take its place. */
  onMajor?: () => void
  texts: { major: string; minor: string; change: string }
}

export const CategoryPicker = ({ value, onChoose, onMajor, texts }: Props) => {
  const catalogue = useCatalogue()
  const language = useLanguage()
  const [major, setMajor] = useState<string | null>(value ? value.slice(0, 2) : null)
  if (!catalogue.ready) return <Bones count={3} />
  const word = (category: Category): string => (language === 'en' ? category.nameEn : category.nameZh)
  if (!major)
    return (
      <Tiles
        label={texts.major} value={null} choices={catalogue.majors.map((one) => ({ value: one.code, word: word(one), icon: <CategoryIcon code={one.code} /> }))}
        onChoose={(code) => {
          const below = catalogue.below(code)
          setMajor(code)
          onMajor?.()
          if (below.length === 1) onChoose(below[0]!.code, below[0]!.nameZh)
        }}
      />
    )
  const below = catalogue.below(major)
  return (
    <div className="section">
      <div className="picked"><CategoryIcon code={major} /><strong>{catalogue.name(major)}</strong><Button look="quiet" onClick={() => setMajor(null)}>{texts.change}</Button></div>
      <Tiles label={texts.minor} look="chips" value={value} choices={below.map((one) => ({ value: one.code, word: word(one) }))} onChoose={(code) => onChoose(code, catalogue.get(code)?.nameZh ?? '')} />
    </div>
  )
}
