// What Problems of what goes out (files, base map, access tokens) say to a person, in English.
import type { Say } from './say.ts'

export const outProblemsEn = {
  'export.nothing': () => 'The chosen levels hold no units here, so there is nothing to export. Choose another level.',
} satisfies Record<string, Say>
