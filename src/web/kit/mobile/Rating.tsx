// Four grades, best first, as faces with words.
import { grades, type Grade } from '../../../domain/cases/event.ts'
import { useShared } from '../words/shared.ts'
import { Drawn } from './Icon.tsx'
import { Tiles } from './Tiles.tsx'

const round = 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z'
const eyes = 'M9 9.8v.4M15 9.8v.4'
const faces: Record<Grade, string> = {
  verySatisfied: `${round}${eyes}M7.8 13.5h8.4a4.2 4.2 0 0 1-8.4 0z`,
  satisfied: `${round}${eyes}M8.2 14c1.8 2.6 5.8 2.6 7.6 0`,
  fair: `${round}${eyes}M8.5 15h7`,
  dissatisfied: `${round}${eyes}M8.2 16.2c1.8-2.6 5.8-2.6 7.6 0`,
}

export const Rating = ({ label, value, onChoose }: { label: string; value: Grade | null; onChoose: (grade: Grade) => void }) => {
  const shared = useShared()
  return <Tiles label={label} value={value} onChoose={onChoose} choices={grades.map((grade) => ({ value: grade, word: shared.grade[grade], icon: <Drawn path={faces[grade]} /> }))} />
}
