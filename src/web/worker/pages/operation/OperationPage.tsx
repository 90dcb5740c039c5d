// A joint operation on the phone of whoever is on its roster: when and where, what for, who leads and who comes. Signing in,
// findings and the result are kept by its leader in the console, which opens from here.
import { operationRoutes, type OperationView } from '../../../../contract/operations.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Bones, Empty, Refused } from '../../../kit/mobile/Notice.tsx'
import { Go, useAddress } from '../../../kit/mobile/router/router.tsx'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useCalled } from '../whistle/words.ts'
import '../premises/problem-words.ts'

export const OperationPage = () => {
  const t = useCalled()
  const { id = '' } = useAddress()
  const found = useCall(operationRoutes.get, { params: { id } })
  if (found.data) return <Shown view={found.data} />
  return (
    <Page title={t.operation} back="/messages">
      {!found.error ? <Bones /> : isProblem(found.error, 'operation.not-found') ? <Empty icon="search" title={t.goneOperation}><p>{t.goneHint}</p></Empty> : <Refused fault={found.error} onRetry={() => void found.refetch()} />}
    </Page>
  )
}

const Shown = ({ view }: { view: OperationView }) => {
  const t = useCalled()
  const me = useMe()
  const called = view.stateGroup !== 'closed'
  const where = [...view.area.units.map(({ name }) => name), ...(view.area.shape ? [t.drawn] : [])].join(listMark())
  return (
    <Page title={view.title} back="/messages">
      <p><span className={`badge ${view.state === 'cancelled' ? 'urgent' : called ? 'brand' : 'done'}`}><Icon name={view.state === 'cancelled' ? 'close' : 'clock'} />{t.step[view.state]}</span></p>
      <section className="card section">
        <dl className="facts">
          <div><dt>{t.when}</dt><dd>{view.heldOn} {view.beginsAt}–{view.endsAt}</dd></div>
          <div><dt>{t.street}</dt><dd>{view.street.name}</dd></div>
          {where !== '' && <div><dt>{t.area}</dt><dd>{where}</dd></div>}
          <div><dt>{t.purpose}</dt><dd>{view.purpose}</dd></div>
          <div><dt>{t.leader}</dt><dd>{view.leader?.name ?? t.nobody}</dd></div>
          <div><dt>{t.offices}</dt><dd>{view.offices.map(({ name }) => name).join(listMark())}</dd></div>
        </dl>
      </section>
      {view.roster.length > 0 && (
        <section className="section">
          <h2>{t.roster}</h2>
          <ul className="rows">
            {view.roster.map((one) => (
              <li key={one.personId} className="row">
                <Icon name="user" /><span className="words">{one.name}{one.name === me?.name && ` · ${t.me}`}<small>{view.offices.find(({ id }) => id === one.officeId)?.name}</small></span>
                {one.present !== null && <span className={`badge ${one.present ? 'done' : ''}`}><Icon name={one.present ? 'check' : 'close'} />{one.present ? t.present : t.absent}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.state === 'running' && <Go to="/premises" className="button"><Icon name="building" />{t.premises}</Go>}
      {view.abilities.length > 0 && <a className="button second" href={`/console/operations/${view.id}`}><Icon name="wrench" />{t.whole}</a>}
    </Page>
  )
}
