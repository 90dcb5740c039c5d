// One class: as the draft has it (or as it is in force, when there is none), edited, with its versions below.
import { getRouteApi, Link } from '@tanstack/react-router'
import { catalogueRoutes, type CatalogueClass } from '../../../../contract/catalogue.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { isMajor } from '../../../../domain/catalogue/numbering.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { wordingText } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useCatalogueTexts } from '../../words/catalogue.ts'
import { BurdenLine } from './BurdenLine.tsx'
import { Changes } from './Changes.tsx'
import { ClassForm } from './ClassForm.tsx'
import '../../parts/forms.css'
import './catalogue.css'

const route = getRouteApi('/catalogue/$code')
type Versions = ReplyOf<typeof catalogueRoutes.class>['versions']

/** A new one of the district's own begins with what most have: a limit for handling and a photo from after it. */
const begun = (code: string): CatalogueClass => ({
  retired: false, revision: 0,
  category: {
    code, version: 0, zh: '', en: '', component: code < '10', conditions: [], questions: [], milestones: [], offices: [], evidence: { scene: false, before: false, after: !isMajor(code), place: false },
    limits: isMajor(code) ? [] : [{ stage: 'handle', urgent: null, condition: null, area: null, limit: { amount: 5, unit: 'workday' } }],
  },
})

export const ClassPage = () => {
  const texts = useCatalogueTexts()
  const language = useLanguage()
  const me = useMe()
  const { code } = route.useParams()
  const query = useCall(catalogueRoutes.class, { params: { code } })
  const catalogue = useCall(catalogueRoutes.get, {})
  const unknown = isProblem(query.error, 'catalogue.not-found')
  const manages = worksOn(me, 'catalogue.manage')
  const versions: Versions = query.data?.versions ?? []
  const current = versions[0] ?? begun(code)
  const name = wordingText(current.category, language)
  const back = <Link to="/catalogue">{texts.editor.back}</Link>
  if ((!query.data && !unknown) || !catalogue.data || (unknown && !manages))
    return (
      <div className="page catalogue">
        <PageHead title={code} lead={back} />
        {(query.error && !unknown) || (unknown && !manages) ? <Fault fault={query.error} onRetry={() => void query.refetch()} /> : catalogue.error ? <Fault fault={catalogue.error} /> : <Waiting rows={8} />}
      </div>
    )
  const { version, revision } = { version: current.category.version, revision: current.revision }
  const isDraft = versions[0]?.standing === 'draft'
  return (
    <div className="page catalogue">
      <PageHead title={unknown ? (isMajor(code) ? texts.editor.newMajor : texts.editor.newMinor(code)) : `${code} ${name}`} lead={<>{back}{!isMajor(code) && !unknown && <> · <BurdenLine category={current.category} /></>}</>}>
        {versions[0] && <span className={`tag ${isDraft ? 'tag-waiting' : 'tag-done'}`}>{texts.standing[versions[0].standing]}</span>}
      </PageHead>
      <ClassForm key={`${code} ${version} ${revision}`} current={current} seen={unknown ? null : { version, revision }} offices={catalogue.data.offices} manages={manages} inDraft={isDraft} />
      {versions.length > 0 && <History versions={versions} />}
    </div>
  )
}

const History = ({ versions }: { versions: Versions }) => {
  const texts = useCatalogueTexts()
  return (
    <section className="card" aria-label={texts.editor.history} style={{ marginTop: 16 }}>
      <header><h2>{texts.editor.history}</h2></header>
      <ol className="body version-list">
        {versions.map((one, at) => (
          <li key={one.category.version}>
            <header><b>{texts.version.number(one.category.version)}</b><span className="tag">{texts.standing[one.standing]}</span>{one.from && <span className="quiet number">{texts.version.from(one.from)}</span>}</header>
            {versions[at + 1] ? <Changes before={versions[at + 1]!} after={one} /> : <p className="small quiet">{texts.editor.first}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
