// The district's base map: where it comes from, what must stand on it, a preview before it is set for everybody.
import { useEffect, useState } from 'react'
import { Alert, App, Button, Form, Input, Radio } from 'antd'
import { baseMapRoutes, type BaseMapSettings, type DrawnBaseMap } from '../../../../contract/base-map.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'
import { ArchiveFields, TiandituFields, TilesFields } from './SourceFields.tsx'
import { settingsFrom, valuesFrom, type Values } from './values.ts'
import './base-map.css'

const kinds = ['none', 'tianditu', 'tiles', 'archive'] as const

/**
 * A page may ask only for tiles of the services that were set when it was loaded; this one may ask for all, so that a new
 * one can be tried. It must then have been loaded by itself, not come to from another page.
 */
const wasLoadedHere = (): boolean => /\/console\/base-map\/?$/.test(new URL((performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.name ?? location.href).pathname)

/** What is in the form while the page is loaded anew. */
const draftKey = 'wangge.console.base-map'
const takeDraft = (): Values | undefined => {
  const kept = sessionStorage.getItem(draftKey)
  sessionStorage.removeItem(draftKey)
  return kept === null ? undefined : (JSON.parse(kept) as Values)
}

export const BaseMap = () => {
  const texts = useTexts()
  const me = useMe()
  const allowed = worksOn(me, 'territory.configure')
  const known = useCall(baseMapRoutes.settings, {}, { enabled: allowed })
  return (
    <div className="page page-wide">
      <PageHead title={texts.out.baseMap.heading} lead={texts.out.baseMap.lead} />
      {me && !allowed ? <Say kind="refused" title={texts.state.refusedTitle} /> : known.error ? <section className="card"><Fault fault={known.error} onRetry={() => void known.refetch()} /></section> : !known.data ? <section className="card"><Waiting rows={8} /></section> : (
        <Settings key={JSON.stringify(known.data.settings)} settings={known.data.settings} files={known.data.files} folder={known.data.folder} />
      )}
    </div>
  )
}

type SettingsProps = { settings: BaseMapSettings; files: Parameters<typeof ArchiveFields>[0]['files']; folder: string }

const Settings = ({ settings, files, folder }: SettingsProps) => {
  const { baseMap: texts } = useTexts().out
  const me = useMe()
  const say = useProblemText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? settings.kind
  const [shown, setShown] = useState<DrawnBaseMap | null | undefined>(undefined)
  const root = useCall(territoryRoutes.root, {}, { staleTime: 600_000 })
  const preview = useSend(baseMapRoutes.preview)
  const change = useSend(baseMapRoutes.change, ['basemap.'])
  const fault = preview.error ?? change.error
  const reset = (): void => {
    preview.reset()
    change.reset()
  }
  const tryOut = (values: Values): void => {
    if ((values.kind === 'tiles' || values.kind === 'tianditu') && !wasLoadedHere()) {
      sessionStorage.setItem(draftKey, JSON.stringify(values))
      location.reload()
      return
    }
    reset()
    preview.mutate({ body: { settings: settingsFrom(values) } }, { onSuccess: ({ baseMap }) => setShown(baseMap) })
  }
  useEffect(() => {
    const draft = takeDraft()
    if (!draft) return
    form.setFieldsValue(draft)
    tryOut(draft)
  }, [])
  const save = (values: Values): void => {
    reset()
    change.mutate({ body: { commandId: newId(), settings: settingsFrom(values) } }, {
      onSuccess: () => {
        setShown(undefined)
        void message.success(texts.saved)
      },
    })
  }
  return (
    <div className="base-map">
      <section className="card" aria-label={texts.heading}>
        <Form form={form} layout="vertical" className="body" requiredMark={false} initialValues={valuesFrom(settings)} onFinish={save}>
          <Form.Item name="kind" label={texts.kind}><Radio.Group className="base-map-kinds" options={kinds.map((value) => ({ value, label: texts.kinds[value] }))} /></Form.Item>
          {kind === 'tianditu' && <TiandituFields />}
          {kind === 'tiles' && <TilesFields />}
          {kind === 'archive' && <ArchiveFields files={files} folder={folder} />}
          {kind !== 'none' && (
            <>
              <Form.Item name="attribution" label={texts.attribution} extra={texts.attributionHint}><Input maxLength={200} autoComplete="off" /></Form.Item>
              <Form.Item name="approval" label={texts.approval} extra={texts.approvalHint}><Input maxLength={60} autoComplete="off" /></Form.Item>
            </>
          )}
          {fault && <Alert type="error" showIcon title={say(fault)} style={{ marginBottom: 16 }} />}
          <p className="base-map-acts">
            <Button onClick={() => void form.validateFields().then(tryOut, () => undefined)} loading={preview.isPending}>{texts.preview}</Button>
            <Button type="primary" htmlType="submit" loading={change.isPending}>{texts.save}</Button>
          </p>
        </Form>
      </section>
      <section className="card base-map-shown" aria-label={texts.map}>
        {me && (
          <NetMap center={me.district.center} schematic={me.district.schematic} focus={root.data?.bbox ?? null} whole={root.data?.bbox ?? null} level="street" {...(shown === undefined ? {} : { baseMap: shown })}>
            {shown !== undefined && <p className="base-map-note" role="status">{texts.previewing}</p>}
          </NetMap>
        )}
      </section>
    </div>
  )
}
