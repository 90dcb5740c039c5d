// A sign for each major class of the catalogue, by its two digits; local extensions share the sign of "other".
import { Drawn } from './Icon.tsx'

const lamp = 'M8 21h5M10.5 21V6c0-2 1.3-3 3-3h4v3.5h-4M15 10l-1.5 3M18 10l1.5 3M16.5 10v4'
const signs: Readonly<Record<string, string>> = {
  lamp,
  road: 'M7 20.5 9.5 3.5M17 20.5 14.5 3.5M12 5v2.5M12 11v2.5M12 17v2.5',
  rubbish: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5',
  tree: 'M12 21v-6M12 15c-4 0-6-2-6-4.5 0-1.8 1-3 2.3-3.6C8.6 4.7 10 3.5 12 3.5s3.4 1.2 3.7 3.4C17 7.5 18 8.7 18 10.5c0 2.5-2 4.5-6 4.5zM9 21h6',
  sign: 'M4 4.5h16v8.5H4zM8 13v7.5M16 13v7.5M8 8.8h8',
  crane: 'M6 20.5V4l13 3.5M6 4 4 7.5h15M16 7.5V12M14.5 12h3v2.5h-3zM3.5 20.5h8',
  siren: 'M6.5 17v-4.5a5.5 5.5 0 0 1 11 0V17M4.5 20.5h15V17h-15zM12 3.5V2M5 6.5 4 5.5M19 6.5l1-1M12 11v2.5',
  stall: 'M4.5 9.5 6 4.5h12l1.5 5M4.5 9.5a2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0M6 12.5v8h12v-8M10 20.5v-5h4v5',
  talk: 'M3.5 5h11v7.5H8L5 15v-2.5H3.5zM17.5 9h3v7.5H19V19l-3-2.5H9.5v-1.5',
  flame: 'M12 21c-3.6 0-6-2.4-6-5.6 0-2.4 1.5-3.9 2.6-5.4C10 8.1 10.5 6 10.2 3.5c3 1.2 4.5 3.5 4.7 6 .8-.5 1.2-1.2 1.4-2 1.2 1.8 2 4.5 1.7 8-.3 3.3-2.6 5.5-6 5.5zM12 21c-1.5-.8-2.2-2-2.2-3.3 0-1.5 1.2-2.4 2.2-3.7 1 1.3 2.2 2.2 2.2 3.7 0 1.3-.7 2.5-2.2 3.3z',
  shield: 'M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6zM12 8.5v4M12 15.5v.1',
  bin: 'M5 8h14l-1.5 12.5h-11zM4 8l1.5-3.5h13L20 8M9.5 12v5M14.5 12v5',
  wall: 'M3.5 6h17v13h-17zM3.5 10.3h17M3.5 14.7h17M9 6v4.3M15 6v4.3M12 10.3v4.4M9 14.7V19M15 14.7V19',
  help: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.5 9.7a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.9M12 16.8v.1',
  other: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8 12h.01M12 12h.01M16 12h.01',
}

/** Majors of the starter catalogue (domain/catalogue/starter). */
const byCode: Readonly<Record<string, string>> = {
  '01': 'lamp', '02': 'road', '03': 'bin', '04': 'tree', '05': 'wall',
  '11': 'rubbish', '12': 'sign', '13': 'crane', '14': 'siren', '15': 'stall', '16': 'other',
  '21': 'talk', '22': 'flame', '23': 'shield', '24': 'help',
}

export const CategoryIcon = ({ code }: { code: string }) => <Drawn path={signs[byCode[code.slice(0, 2)] ?? 'other']!} />
