// A number of the plan that opens the list behind it; zero opens nothing.
import { Link } from '@tanstack/react-router'
import { numberText } from '../../../kit/words/time.ts'
import type { RoundsSearch } from '../../search.ts'
import { useRoundsTexts } from '../../words/rounds.ts'

export const Count = ({ value, name, what, search }: { value: number; name: string; what: string; search: RoundsSearch }) => {
  const texts = useRoundsTexts()
  if (value === 0) return <span className="number">0</span>
  return <Link to="/rounds" search={{ view: 'list', ...search }} className="number" aria-label={texts.open(name, what, numberText(value))}>{numberText(value)}</Link>
}
