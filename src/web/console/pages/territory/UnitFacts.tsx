// What is known of one unit, with the ways to its cases, numbers and people.
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { NameMark, Unit } from '../../../../contract/territory.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useNetNames } from '../../../kit/words/net.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { numberText } from '../../../kit/words/time.ts'
import { MarkedName } from '../../parts/MarkedName.tsx'
import { worksOn } from '../../parts/permission.ts'
import { useTexts } from '../../words/words.ts'

/** The name as a button, with what is special about the unit. */
export const useUnitName = () => {
  const texts = useTexts()
  const { special } = useNetNames()
  return (unit: Unit, onGo: () => void, mark?: NameMark): ReactNode => (
    <span className="unit-name">
      <button type="button" onClick={onGo} title={unit.name}><MarkedName name={unit.name} shown={spokenName(unit.name)} mark={mark} /></button>
      <UnitTags unit={unit} village={texts.territory.village} madeUp={texts.territory.madeUp} madeUpHint={texts.territory.madeUpHint} special={(special as Readonly<Record<string, string>>)[unit.special ?? ''] ?? unit.special} />
    </span>
  )
}

const UnitTags = ({ unit, village, madeUp, madeUpHint, special }: { unit: Unit; village: string; madeUp: string; madeUpHint: string; special: string | null }) => (
  <>
    {unit.village && <span className="tag">{village}</span>}
    {unit.special && <span className="tag tag-brand">{special}</span>}
    {unit.madeUp && <span className="tag tag-waiting" title={madeUpHint}>{madeUp}</span>}
  </>
)

export const UnitFacts = ({ unit }: { unit: Unit }) => {
  const texts = useTexts()
  const shared = useShared()
  const netNames = useNetNames()
  const me = useMe()
  const { counts } = unit
  const numbers: [string, number][] = [
    ...(unit.level === 'district' || unit.level === 'street' ? [[texts.territory.communities, counts.communities] as [string, number], [texts.territory.villages, counts.villages] as [string, number]] : []),
    ...(unit.level === 'microgrid' || unit.level === 'grid' ? [] : [[texts.territory.grids, counts.grids] as [string, number]]),
    ...(unit.level === 'microgrid' ? [] : [[texts.territory.microgrids, counts.microgrids] as [string, number], [texts.territory.special, counts.special] as [string, number]]),
    ...(unit.households === null ? [] : [[texts.territory.households, unit.households] as [string, number]]),
  ]
  return (
    <section className="card unit-facts" aria-label={unit.name}>
      <header>
        <h2>{unit.name}</h2>
        <span className="tag">{shared.level[unit.level]}</span>
        <UnitTags unit={unit} village={texts.territory.village} madeUp={texts.territory.madeUp} madeUpHint={texts.territory.madeUpHint} special={(netNames.special as Readonly<Record<string, string>>)[unit.special ?? ''] ?? unit.special} />
      </header>
      <div className="body stack">
        <ul className="unit-numbers">{numbers.map(([label, value]) => <li key={label}><b className="number">{numberText(value)}</b><span>{label}</span></li>)}</ul>
        <p className="small quiet">{texts.territory.code} <span className="number">{unit.code}</span>{unit.aliases.length > 0 && <> · {texts.territory.aliases} {unit.aliases.join(' ')}</>}</p>
        <p className="unit-ways">
          {worksOn(me, 'case.see') && <Link to="/cases" search={{ unitId: unit.id }}>{texts.territory.cases}</Link>}
          {worksOn(me, 'measures.see') && <Link to="/statistics" search={{ unit: unit.id }}>{texts.territory.statistics}</Link>}
          {worksOn(me, 'people.see') && <Link to="/standard" search={{ unit: unit.id }}>{texts.standard.heading}</Link>}
          {worksOn(me, 'territory.draft') && unit.level !== 'microgrid' && <Link to="/plans" search={{ begin: unit.id }}>{texts.plans.begin}</Link>}
          {worksOn(me, 'people.see') && <Link to="/people" search={{ unit: unit.id }}>{texts.territory.people}</Link>}
        </p>
      </div>
    </section>
  )
}
