// What in the database is written in Chinese: names of units, people, offices and categories, and what people wrote.
import type { Database } from '../../src/server/db/open.ts'
import { spokenName } from '../../src/web/kit/words/unit-names.zh.ts'

const han = /\p{Script=Han}/u

const sources = [
  'select name as text from units', 'select unnest(aliases) as text from units', 'select name as text from persons', 'select name as text from offices', 'select name as text from districts',
  'select distinct description as text from cases', 'select distinct address as text from cases', 'select distinct text from case_steps', 'select distinct name as text from files',
  'select name as text from premises', 'select distinct address as text from premises', 'select distinct text from inspection_steps', "select distinct a->>'note' as text from inspection_steps, jsonb_array_elements(data->'answers') a where data ? 'answers'",
  'select title as text from operations', 'select purpose as text from operations', 'select result as text from operations', 'select distinct text from operation_steps',
  'select distinct number as text from officer_certificates', 'select distinct topic as text from officer_trainings', 'select name as text from power_items', 'select distinct basis as text from power_items', 'select name as text from power_batches', 'select name as text from calendars',
  'select name as text from routines', 'select distinct excuse as text from rounds', 'select distinct request as text from whistles', 'select distinct meeting_place as text from whistles', 'select distinct text from whistle_steps', 'select distinct text from phrases', 'select distinct title as text from phrases',
]

/** Takes out of a text everything the database says, longest first from the left; what is left is the interface's own. */
export const makeKnownWords = async (database: Database): Promise<(text: string) => string> => {
  const rows = await Promise.all(sources.map((source) => database.query<{ text: string | null }>(source)))
  const all = new Set(rows.flat().flatMap(({ text }) => (text === null ? [] : [text, spokenName(text)])).filter((text) => text.length > 1 && han.test(text)))
  const byBeginning = Map.groupBy([...all].sort((a, b) => b.length - a.length), (word) => word.slice(0, 2))
  return (text) => {
    let rest = ''
    for (let at = 0; at < text.length; ) {
      const word = byBeginning.get(text.slice(at, at + 2))?.find((one) => text.startsWith(one, at))
      if (word === undefined) rest += text[at]
      at += word?.length ?? 1
    }
    return rest.trim()
  }
}
