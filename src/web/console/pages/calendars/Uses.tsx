// Who goes by a calendar: units with what lies below them, and offices.
import { useState } from 'react'
import { App, Button, Select } from 'antd'
import { clockRoutes, type WireCalendar } from '../../../../contract/clocks.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { standardCode } from '../../../../domain/clocks/calendar-settings.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useClockTexts } from '../../words/clocks.ts'

type Use = { key: string; name: string; level: string; unitId?: number; officeId?: number }

export const Uses = ({ calendar, calendars, manages }: { calendar: WireCalendar; calendars: readonly WireCalendar[]; manages: boolean }) => {
  const { calendars: texts } = useClockTexts()
  const shared = useShared()
  const say = useProblemText()
  const { message } = App.useApp()
  const [unit, setUnit] = useState<number>()
  const [office, setOffice] = useState<number>()
  const offices = useCall(peopleRoutes.offices, {}, { enabled: manages, staleTime: 600_000 })
  const assign = useSend(clockRoutes.assign, ['clocks.calendars'])
  const send = (body: { unitId?: number; officeId?: number; code: string | null }): void => assign.mutate({ body }, {
    onSuccess: () => {
      setUnit(undefined)
      setOffice(undefined)
    },
    onError: (fault) => void message.error(say(fault), 8),
  })
  const rows: Use[] = [
    ...calendar.units.map(({ id, name, level }) => ({ key: `u${id}`, name, level: shared.level[level], unitId: id })),
    ...calendar.offices.map(({ id, name }) => ({ key: `o${id}`, name, level: texts.office, officeId: id })),
  ]
  const columns: Column<Use>[] = [
    { key: 'place', label: texts.column.place, head: true, always: true, text: ({ name }) => name, render: ({ name }) => name },
    { key: 'level', label: texts.column.level, always: true, text: ({ level }) => level, render: ({ level }) => level },
    ...(manages ? [{ key: 'take', label: '', always: true, text: () => '', render: ({ name, unitId, officeId }: Use) => <Button size="small" type="text" aria-label={texts.take(name)} onClick={() => send({ ...(unitId === undefined ? { officeId: officeId! } : { unitId }), code: null })}>{'×'}</Button> }] : []),
  ]
  const { shown, tools } = useColumns('calendar-uses', columns, rows, texts.uses)
  const several = calendars.length > 1
  return (
    <section className="card" aria-label={texts.uses}>
      <header><h2>{texts.uses}</h2>{rows.length > 0 && <span className="aside">{tools}</span>}</header>
      <div className="body stack">
        <p className="quiet small">{texts.usesHint}</p>
        {rows.length === 0 ? <p className="quiet">{calendar.code === standardCode ? texts.noneStandard : texts.noneOther}</p> : <DataTable label={texts.uses} columns={shown} rows={rows} rowKey={({ key }) => key} />}
        {manages && (several || rows.length > 0) && (
          <>
            <div className="calendar-bar"><UnitPicker label={texts.unit} value={unit} onChange={setUnit} width={190} /><Button disabled={unit === undefined} loading={assign.isPending} onClick={() => send({ unitId: unit!, code: calendar.code })}>{texts.assign}</Button></div>
            <div className="calendar-bar">
              <Select aria-label={texts.office} placeholder={texts.office} style={{ width: 190 }} value={office ?? null} onChange={(next: number | null) => setOffice(next ?? undefined)} allowClear options={(offices.data?.offices ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
              <Button disabled={office === undefined} loading={assign.isPending} onClick={() => send({ officeId: office!, code: calendar.code })}>{texts.assign}</Button>
            </div>
          </>
        )}
      </div>
    </section>
  )
}
