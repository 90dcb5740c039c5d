// The numbers of the desk. Choosing one shows its list and map below; sign, word and number together, never colour alone.
import { Link } from '@tanstack/react-router'
import { deskListNames, type DeskCounts, type DeskList } from '../../../../contract/desk.ts'
import { numberText } from '../../../kit/words/time.ts'
import { Mark } from '../../parts/StateTag.tsx'
import { useDeskTexts } from '../../words/desk.ts'

const marks: Record<DeskList, string> = {
  toAccept: 'M6 2v8M2 6h8', toDispatch: 'M2 6h7M6.500 3.500 9 6 6.500 8.500', yellow: 'M6 2.500V6l2.500 1.500', red: 'M6 2v5M6 9.300v.2', requests: 'M2 6.500 4.500 9 10 3', chases: 'M2 3h8v5H6L3.500 10V8H2z', suspended: 'M4 2.500v7M8 2.500v7',
}
const tones: Partial<Record<DeskList, string>> = { yellow: 'waiting', red: 'urgent', chases: 'waiting' }

export const Numbers = ({ counts, chosen }: { counts: DeskCounts | undefined; chosen: DeskList }) => {
  const texts = useDeskTexts()
  return (
    <nav aria-label={texts.numbers}>
      <ul className="desk-numbers">
        {deskListNames.map((name) => (
          <li key={name}>
            <Link
              to="/desk" search={{ show: name }} replace activeProps={{}} aria-current={name === chosen ? 'true' : undefined} aria-label={counts ? texts.open(texts.list[name], counts[name]) : texts.list[name]}
              className={`card desk-number ${name === chosen ? 'now' : ''} ${counts?.[name] ? (tones[name] ?? '') : ''}`}
            >
              <span><Mark path={marks[name]} />{texts.list[name]}</span>
              <b className="number">{counts ? numberText(counts[name]) : '\u00a0'}</b>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
