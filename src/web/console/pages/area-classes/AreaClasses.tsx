// Area classes: which units are centre, ordinary or outskirts.
import { useState } from 'react'
import { App, Button, Select } from 'antd'
import { clockRoutes } from '../../../../contract/clocks.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { areaClasses, type AreaClass } from '../../../../domain/clocks/area-class.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { ClockTabs } from '../../parts/ClockTabs.tsx'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useClockTexts } from '../../words/clocks.ts'

type Area = ReplyOf<typeof clockRoutes.areas>['areas'][number]

export const AreaClasses = () => {
  const { areas: texts } = useClockTexts()
  const me = useMe()
  const known = useCall(clockRoutes.areas, {})
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead} />
      <ClockTabs />
      {known.error ? <section className="card"><Fault fault={known.error} onRetry={() => void known.refetch()} /></section> : !known.data ? <section className="card"><Waiting rows={5} /></section> : <List rows={known.data.areas} manages={worksOn(me, 'clocks.manage')} />}
    </div>
  )
}

const List = ({ rows, manages }: { rows: readonly Area[]; manages: boolean }) => {
  const { areas: texts } = useClockTexts()
  const shared = useShared()
  const say = useProblemText()
  const { message } = App.useApp()
  const [unit, setUnit] = useState<number>()
  const [area, setArea] = useState<AreaClass>('A')
  const send = useSend(clockRoutes.setArea, ['clocks.areas'])
  const set = (unitId: number, next: AreaClass | null): void => send.mutate({ body: { unitId, class: next } }, {
    onSuccess: () => {
      setUnit(undefined)
      void message.success(next === null ? texts.removed : texts.saved)
    },
    onError: (fault) => void message.error(say(fault), 8),
  })
  const columns: Column<Area>[] = [
    { key: 'unit', label: texts.unit, head: true, always: true, text: (row) => row.unit.name, render: (row) => row.unit.name },
    { key: 'level', label: texts.level, text: (row) => shared.level[row.unit.level], render: (row) => shared.level[row.unit.level] },
    { key: 'class', label: texts.area, always: true, text: (row) => texts.short[row.class], render: (row) => texts.class[row.class] },
    ...(manages ? [{ key: 'take', label: '', always: true, text: () => '', render: (row: Area) => <Button size="small" type="text" aria-label={texts.remove(row.unit.name)} onClick={() => set(row.unit.id, null)}>{'×'}</Button> }] : []),
  ]
  const { shown, tools } = useColumns('area-classes', columns, rows, texts.heading)
  return (
    <section className="card" aria-label={texts.list}>
      <header><h2>{texts.list}</h2>{rows.length > 0 && <span className="aside">{tools}</span>}</header>
      <div className="body stack">
        {manages && (
          <div className="clock-bar">
            <UnitPicker label={texts.unit} value={unit} onChange={setUnit} width={240} />
            <Select aria-label={texts.area} style={{ width: 220, maxWidth: '100%' }} value={area} onChange={setArea} options={areaClasses.map((value) => ({ value, label: texts.class[value] }))} />
            <Button type="primary" disabled={unit === undefined} loading={send.isPending} onClick={() => set(unit!, area)}>{texts.set}</Button>
          </div>
        )}
        {rows.length === 0 ? <Say kind="empty" title={texts.none} /> : <DataTable label={texts.list} columns={shown} rows={rows} rowKey={(row) => row.unit.id} />}
      </div>
    </section>
  )
}
