// Whom to call: desks from the nearest up, then offices around, one tap each; or a note on a case in hand.
import { caseRoutes } from '../../../../contract/cases.ts'
import { deskPhoneRoutes, type DeskPhone } from '../../../../contract/desk-phones.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Empty, Refused } from '../../../kit/mobile/Notice.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useRoundPage } from '../round/words.ts'

const mostCases = 5

export const ContactPage = () => {
  const { contact: t } = useRoundPage()
  const me = useMe()
  const catalogue = useCatalogue()
  const known = useCall(deskPhoneRoutes.mine, {})
  const held = useCall(caseRoutes.list, { query: { holder: 'mine', group: 'open', order: 'due', limit: 100 } }, { enabled: me?.signedIn ?? false })
  const nameOf = ({ unit, office }: DeskPhone): string => office?.name ?? `${unit.name} ${t.desk[unit.level]}`
  const cases = held.data?.cases.slice(0, mostCases) ?? []
  return (
    <Page title={t.title} back>
      {known.error && !known.data ? <Refused fault={known.error} onRetry={() => void known.refetch()} /> : !known.data ? <Bones /> : known.data.phones.length === 0 ? <Empty icon="phone" title={t.none}><p>{t.noneHint}</p></Empty> : (
        <section className="section">
          <p className="soft small">{t.lead}</p>
          <div className="rows">
            {known.data.phones.map((one) => (
              <a key={`${one.unit.id}.${one.office?.id ?? 0}`} className="row" href={`tel:${one.phone.replaceAll(/[ -]/g, '')}`} aria-label={t.call(nameOf(one))}>
                <Icon name="phone" /><span className="words"><strong>{nameOf(one)}</strong><small>{one.phone}{one.hours && ` · ${one.hours}`}</small></span>
              </a>
            ))}
          </div>
        </section>
      )}
      <section className="section">
        <div><h2>{t.leave}</h2><p className="soft small">{cases.length > 0 ? t.leaveHint : t.noCase}</p></div>
        {cases.length > 0 && (
          <div className="rows">
            {cases.map((one) => <Go key={one.id} to="/case/$id/$step" params={{ id: one.id, step: 'note' }} className="row"><Icon name="note" /><span className="words">{catalogue.name(one.category)}<small>{one.number} · {catalogue.words(one.category, one.description)}</small></span><Icon name="next" /></Go>)}
          </div>
        )}
      </section>
    </Page>
  )
}
