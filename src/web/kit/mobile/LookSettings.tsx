// Language, elder mode with its letter sizes, and the light the page is made for.
import { setLanguage, useLanguage, type Language } from '../words/language.ts'
import { useShared } from '../words/shared.ts'
import { Tiles } from './Tiles.tsx'
import { letterSizes, setLook, useLook, type LetterSize, type Theme } from './look.ts'

type Texts = { look: string; elder: string; elderHint: string; size: string; sizes: Record<(typeof letterSizes)[number], string>; theme: string; themes: Partial<Record<Theme, string>>; language: string }

export const LookSettings = ({ texts, themes, elder }: { texts: Texts; themes: readonly Theme[]; elder?: boolean }) => {
  const { size, theme } = useLook()
  const language = useLanguage()
  const shared = useShared()
  const languages: Record<Language, string> = language === 'zh' ? { zh: shared.language.name, en: shared.language.other } : { zh: shared.language.other, en: shared.language.name }
  return (
    <section className="card section">
      <h2>{texts.look}</h2>
      {elder && (
        <label className="switch">
          <span className="words"><strong>{texts.elder}</strong><br /><span className="soft small">{texts.elderHint}</span></span>
          <input type="checkbox" role="switch" checked={size !== 'normal'} onChange={(event) => setLook({ size: event.target.checked ? '18' : 'normal' })} />
        </label>
      )}
      {elder && size !== 'normal' && (
        <Tiles<Exclude<LetterSize, 'normal'>> label={texts.size} look="segments" value={size} onChoose={(chosen) => setLook({ size: chosen })} choices={letterSizes.map((one) => ({ value: one, word: texts.sizes[one] }))} />
      )}
      <Tiles<Language> label={texts.language} look="segments" value={language} onChoose={setLanguage} choices={[{ value: 'zh', word: languages.zh }, { value: 'en', word: languages.en }]} />
      <Tiles<Theme> label={texts.theme} look="segments" value={theme} onChoose={(chosen) => setLook({ theme: chosen })} choices={themes.map((one) => ({ value: one, word: texts.themes[one] ?? one }))} />
    </section>
  )
}
