// Takes the net away as a file: a unit and what is below it, in the levels, format and datum that are chosen.
import { useState } from 'react'
import { App, Button, Checkbox, Form, Modal, Radio } from 'antd'
import { pathOf, problemFrom } from '../../../contract/client.ts'
import { exportDatums, exportFormats, exportRoutes, type ExportDatum, type ExportFormat } from '../../../contract/exports.ts'
import type { Unit } from '../../../contract/territory.ts'
import { levels, type Level } from '../../../domain/territory/unit.ts'
import { useMe } from '../../kit/data/use-me.ts'
import { useLanguage } from '../../kit/words/language.ts'
import { useProblemText } from '../../kit/words/problem-text.ts'
import { useShared } from '../../kit/words/shared.ts'
import { useTexts } from '../words/words.ts'
import { reachesUnit, worksOn } from './permission.ts'

const save = (name: string, content: Blob): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The name the server gave the file. */
const nameOf = (response: Response): string => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'export')

type Choice = { levels: Level[]; format: ExportFormat; datum: ExportDatum }

/** `line`: the units above and the unit itself. Nothing is shown to whoever may export nothing at all. */
export const ExportUnits = ({ unit, line, on }: { unit: Unit; line: readonly Unit[]; on?: string | undefined }) => {
  const { exportUnits: texts } = useTexts().out
  const me = useMe()
  const [open, setOpen] = useState(false)
  if (!worksOn(me, 'territory.export')) return null
  const within = reachesUnit(me, 'territory.export', line)
  return (
    <>
      <Button disabled={!within} title={within ? undefined : texts.outside} onClick={() => setOpen(true)}>{texts.open}</Button>
      {open && <ExportDialog unit={unit} on={on} onClose={() => setOpen(false)} />}
    </>
  )
}

const ExportDialog = ({ unit, on, onClose }: { unit: Unit; on: string | undefined; onClose: () => void }) => {
  const { exportUnits: texts } = useTexts().out
  const { level: levelName } = useShared()
  const language = useLanguage()
  const say = useProblemText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Choice>()
  const [busy, setBusy] = useState(false)
  const format = Form.useWatch('format', form) ?? 'geojson'
  const below = levels.slice(levels.indexOf(unit.level))
  const drawn = format === 'geojson' || format === 'shapefile'
  const take = async (choice: Choice): Promise<void> => {
    setBusy(true)
    try {
      const query = { unitId: unit.id, format: choice.format, levels: choice.levels.join(','), language, ...(on === undefined ? {} : { on }), ...(drawn ? { datum: choice.datum } : {}) }
      const response = await fetch(pathOf(exportRoutes.units, {}, query))
      if (!response.ok) throw await problemFrom(response)
      const name = nameOf(response)
      save(name, await response.blob())
      void message.success(texts.done(name))
      onClose()
    } catch (fault) {
      void message.error(say(fault))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open title={texts.title} onCancel={onClose} onOk={() => form.submit()} okText={texts.submit} confirmLoading={busy} width={520}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(choice) => void take(choice)} initialValues={{ levels: below, format: 'geojson', datum: 'wgs84' } satisfies Choice}>
        <Form.Item label={texts.scope} extra={texts.scopeHint}><b>{unit.name}{on !== undefined && ` · ${on}`}</b></Form.Item>
        <Form.Item name="levels" label={texts.levels} rules={[{ validator: (_, chosen: readonly Level[]) => (chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(texts.needLevel))) }]}>
          <Checkbox.Group options={below.map((value) => ({ value, label: levelName[value] }))} />
        </Form.Item>
        <Form.Item name="format" label={texts.format} extra={texts.formatHint[format]}><Radio.Group options={exportFormats.map((value) => ({ value, label: texts.formats[value] }))} /></Form.Item>
        {drawn && <Form.Item name="datum" label={texts.datum} extra={texts.datumHint}><Radio.Group options={exportDatums.map((value) => ({ value, label: texts.datums[value] }))} /></Form.Item>}
        <p className="small quiet">{texts.logged}</p>
      </Form>
    </Modal>
  )
}
