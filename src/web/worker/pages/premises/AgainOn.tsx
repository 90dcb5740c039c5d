// The day on which it is looked at again: three, seven or fifteen days from now, by one tap.
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'

/** A date in China, so many days from now by this phone's clock; the server's decides. */
export const dayFromNow = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

const choices = [3, 7, 15] as const

export const AgainOn = ({ value, onChange }: { value: string | null; onChange: (day: string) => void }) => {
  const t = useInspectionTexts()
  return <Tiles label={t.whenAgain} look="segments" value={value} choices={choices.map((days) => ({ value: dayFromNow(days), word: t.days(String(days)) }))} onChoose={onChange} />
}
