// What is being dealt with around here: map and list of the same cases, to follow instead of repeating.
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { caseSearchRoutes } from '../../../../contract/case-search.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { KnownCases } from '../../../kit/mobile/cases/KnownCases.tsx'
import { StateBadge } from '../../../kit/mobile/cases/StateBadge.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Go, useAsked, useGo } from '../../../kit/mobile/router/router.tsx'
import { usePosition } from '../../../kit/mobile/place/position.ts'
import { useKit } from '../../../kit/mobile/words.ts'
import { useTexts } from '../../words.ts'

const NetMap = lazy(() => import('../../../kit/map/NetMap.tsx').then(({ NetMap: component }) => ({ default: component })))
const around = 0.0035

type Asked = { lng: string; lat: string; id: string }

export const NearPage = () => {
  const t = useTexts()
  const kit = useKit()
  const me = useMe()
  const go = useGo()
  const catalogue = useCatalogue()
  const asked = useAsked<Asked>()
  const { state, fix, ask } = usePosition(false)
  const at = asked.lng && asked.lat && Number.isFinite(+asked.lng) && Number.isFinite(+asked.lat) ? { lng: +asked.lng, lat: +asked.lat } : null
  const look = (lng: number, lat: number): void => go({ to: '/near', search: { lng: Math.round(lng * 1e5) / 1e5, lat: Math.round(lat * 1e5) / 1e5 }, replace: true })
  useEffect(() => {
    if (fix && !at) look(fix.lng, fix.lat)
  }, [fix])
  const { data, error, isFetching, refetch } = useCall(caseSearchRoutes.known, { body: { ...(at ? { place: at } : {}), openOnly: true, limit: 30 } }, { enabled: at !== null, keep: true })
  const cases = at ? (data?.cases ?? []) : []
  const points = useMemo(() => cases.flatMap((one) => (one.place ? [{ id: one.id, ...one.place, light: 'yellow' as const, label: catalogue.name(one.category) }] : [])), [data, catalogue.ready])
  const choose = (id: string): void => {
    go({ to: '/near', search: { ...asked, id }, replace: true })
    document.getElementById(`near-${id}`)?.scrollIntoView({ behavior: 'smooth', block: 'center' })
  }
  return (
    <Page title={t.near.title} layout="wide two">
      <div className="section">
        <div className="map-box tall">
          {me && (
            <Suspense fallback={<div className="bone" style={{ height: '100%' }} />}>
              <NetMap
                center={at ? [at.lng, at.lat] : me.district.center} schematic={me.district.schematic} points={points} chosenPoint={asked.id ?? null} onPoint={choose}
                focus={at ? [at.lng - around, at.lat - around * 0.75, at.lng + around, at.lat + around * 0.75] : [me.district.center[0] - 0.05, me.district.center[1] - 0.04, me.district.center[0] + 0.05, me.district.center[1] + 0.04]}
                pin={{ place: at, onPlace: ({ lng, lat }) => look(lng, lat) }}
              />
            </Suspense>
          )}
        </div>
      </div>
      <div className="section">
        <Button look={at ? 'second' : 'first'} icon="target" busy={state === 'asking'} onClick={() => { if (fix) look(fix.lng, fix.lat); ask() }}>{state === 'asking' ? kit.place.asking : t.near.ask}</Button>
        {!at && <p className="soft small">{t.near.askHint}</p>}
        {(state === 'denied' || state === 'unavailable') && <Notice tone="waiting" live>{kit.place[state]}</Notice>}
        {at && error ? <Refused fault={error} onRetry={() => void refetch()} /> : at && !data && isFetching ? <Bones /> : at && data ? (
          <section className="section" aria-live="polite">
            <div className="section-head"><h2>{t.near.around(data.metres)}</h2>{cases.length > 0 && !me?.signedIn && <Go to="/sign-in" search={{ then: `/near?lng=${at.lng}&lat=${at.lat}` }}>{kit.nearby.signInToFollow}</Go>}</div>
            {cases.length === 0 ? <Empty icon="check" title={t.near.none}><p>{t.near.noneHint}</p><Go to="/report/photo" className="button second">{t.tab.report}</Go></Empty> : (
              <KnownCases
                cases={cases} catalogue={catalogue} chosen={asked.id ?? null} badge={(one) => <StateBadge state={one.state} word={t.case.state[one.state]} />}
                canFollow={me?.signedIn ?? false}
              />
            )}
          </section>
        ) : null}
      </div>
    </Page>
  )
}
