// Four grades, best first, as faces with words.
import { grades, type Grade } from '../../../domain/cases/event.ts'
import { useShared } from '../words/shared.ts'
import { Drawn } from './Icon.tsx'
import { Tiles } from './Tiles.tsx'

const round = 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17z'
const eyes = 'M9 9.800v.4M15 9.800v.4'
const faces: Record<Grade, string> = {
  verySatisfied: `${round}${eyes}M7.800 13.500h8.400a4.200 4.200 0 0 1-8.400 0z`,
  satisfied: `${round}${eyes}M8.200 14c1.800 2.600 5.800 2.600 7.600 0`,
  fair: `${round}${eyes}M8.500 15h7`,
  dissatisfied: `${round}${eyes}M8.200 16.200c1.800-2.600 5.800-2.600 7.600 0`,
}

export const Rating = ({ label, value, onChoose }: { label: string; value: Grade | null; onChoose: (grade: Grade) => void }) => {
  const shared = useShared()
  return <Tiles label={label} value={value} onChoose={onChoose} choices={grades.map((grade) => ({ value: grade, word: shared.grade[grade], icon: <Drawn path={faces[grade]} /> }))} />
}
