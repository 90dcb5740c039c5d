// From what a roster says of a place to the unit or office: by code, by name, by the names of the way to it. A code and a
// name that don't belong together are a fault, not a choice.
import type { UnitLine } from '../../access/place.ts'
import type { OfficeId, UnitId } from '../../kernel/ids.ts'
import { wordKey } from './fields.ts'
import { lostDigits, tidyText, type RosterCell } from './tidy.ts'
import type { RosterFault } from './verdict.ts'

export type RosterUnit = { id: UnitId; code: string; name: string; aliases: readonly string[]; parentId: UnitId | null; line: UnitLine }
export type RosterOffice = { id: OfficeId; code: string; name: string; line: UnitLine }

export type Places = { byCode: ReadonlyMap<string, RosterUnit>; byName: ReadonlyMap<string, readonly RosterUnit[]>; offices: ReadonlyMap<string, RosterOffice>; namesOf(unit: RosterUnit): readonly string[] }

/** 街道办事处 is how a street's office writes the street; separators of a way (古城社区/第三网格) say nothing. */
const nameKey = (text: string): string => wordKey(text).replace(/[/\\>·\-—－、,，]/g, '').replace(/街道办事处/g, '街道').replace(/社区居委会|社区居民委员会/g, '社区').replace(/村民?委员?会$/g, '村')

export const placesOf = (units: readonly RosterUnit[], offices: readonly RosterOffice[]): Places => {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const names = new Map<UnitId, readonly string[]>()
  const namesOf = (unit: RosterUnit): readonly string[] => {
    const known = names.get(unit.id)
    if (known) return known
    const own = [unit.name, ...unit.aliases].map(nameKey)
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId)
    const above = parent && parent.line.level !== 'district' ? namesOf(parent) : []
    const all = [...new Set([...own, ...above.flatMap((name) => own.map((one) => (one.startsWith(name) ? one : `${name}${one}`)))])]
    names.set(unit.id, all)
    return all
  }
  const byName = new Map<string, RosterUnit[]>()
  for (const unit of units)
    for (const name of namesOf(unit)) {
      const list = byName.get(name)
      if (list) list.push(unit)
      else byName.set(name, [unit])
    }
  const known = new Map<string, RosterOffice>()
  for (const office of offices) for (const key of [wordKey(office.name), wordKey(office.code)]) if (!known.has(key)) known.set(key, office)
  return { byCode: new Map(units.map((unit) => [unit.code, unit])), byName, offices: known, namesOf }
}

export type FoundUnit = { unit: RosterUnit } | { fault: RosterFault }

export const findUnit = (places: Places, code: RosterCell, name: RosterCell): FoundUnit => {
  const { text: codeText } = tidyText(code)
  const { text: nameText } = tidyText(name)
  if (codeText !== '') {
    if (lostDigits(code)) return { fault: { code: 'code-lost-digits', value: codeText } }
    const unit = places.byCode.get(codeText.replace(/\s/g, ''))
    if (!unit) return { fault: { code: 'unit-unknown', value: codeText } }
    if (nameText !== '' && !places.namesOf(unit).includes(nameKey(nameText))) return { fault: { code: 'unit-name-differs', value: nameText, other: unit.name } }
    return { unit }
  }
  if (nameText === '') return { fault: { code: 'unit-missing' } }
  const found = places.byName.get(nameKey(nameText)) ?? []
  if (found.length === 1) return { unit: found[0]! }
  return { fault: { code: found.length === 0 ? 'unit-unknown' : 'unit-ambiguous', value: nameText } }
}
