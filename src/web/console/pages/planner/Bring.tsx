// Buildings and barriers from a file, for the community that is open: what the file comes to is seen first, its faulty rows
// by name; only then it is written.
import { useRef, useState } from 'react'
import { App, Button, Checkbox, Modal, Select } from 'antd'
import { plannerRoutes } from '../../../../contract/planner.ts'
import { datums, type Datum } from '../../../../domain/territory/import/datum.ts'
import { call } from '../../../kit/data/client.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { usePlannerBringTexts } from '../../words/planner-bring.ts'
import { usePlannerTexts } from '../../words/planner.ts'

type What = 'buildings' | 'barriers'
type Counts = { new: number; changed: number; unchanged: number; gone: number; kinds?: Readonly<Record<string, number>>; faulty: readonly { row: number; fault: string }[] }
type Seen = { what: What; file: File; replace: boolean; counts: Counts }

const mostShown = 200

const Preview = ({ seen, datum, busy, onReplace, onWrite, onClose }: { seen: Seen; datum: Datum; busy: boolean; onReplace: (replace: boolean) => void; onWrite: () => void; onClose: () => void }) => {
  const texts = usePlannerBringTexts()
  const { datums: named } = usePlannerTexts()
  const { what, file, replace, counts } = seen
  const something = counts.new + counts.changed + counts.gone > 0
  const kinds = Object.entries(counts.kinds ?? {}).map(([kind, n]) => `${texts.kinds[kind as keyof typeof texts.kinds] ?? kind} ${numberText(n)}`)
  return (
    <Modal open title={texts.title[what]} onCancel={onClose} onOk={onWrite} okText={texts.write} cancelText={texts.cancel} confirmLoading={busy} okButtonProps={{ disabled: !something }}>
      <div className="stack">
        <p>{file.name} · {named[datum]}</p>
        <p role="status">{texts.counts(numberText(counts.new), numberText(counts.changed), numberText(counts.unchanged), numberText(counts.gone))}{kinds.length > 0 && ` · ${kinds.join(' · ')}`}</p>
        <Checkbox checked={replace} disabled={busy} onChange={({ target }) => onReplace(target.checked)}>{texts.replace[what]}</Checkbox>
        {counts.faulty.length === 0 ? <p className="quiet">{texts.noFaults}</p> : (
          <>
            <p className="planner-out">{texts.faulty(numberText(counts.faulty.length))}</p>
            <ul className="planner-limits" aria-label={texts.faultyRows} tabIndex={0}>
              {counts.faulty.slice(0, mostShown).map(({ row, fault }, i) => <li key={i}>{texts.row(numberText(row), texts.faults[fault as keyof typeof texts.faults] ?? fault)}</li>)}
              {counts.faulty.length > mostShown && <li>{texts.more(numberText(counts.faulty.length - mostShown))}</li>}
            </ul>
          </>
        )}
        {!something && <p className="quiet">{texts.nothing}</p>}
      </div>
    </Modal>
  )
}

export const Bring = ({ community }: { community: number }) => {
  const texts = usePlannerTexts()
  const bring = usePlannerBringTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [datum, setDatum] = useState<Datum>('wgs84')
  const [seen, setSeen] = useState<Seen>()
  const [busy, setBusy] = useState<What>()
  const inputs = { buildings: useRef<HTMLInputElement>(null), barriers: useRef<HTMLInputElement>(null) }
  const send = { buildings: useSend(plannerRoutes.bring, ['planner.']), barriers: useSend(plannerRoutes.bringBarriers, ['planner.']) }
  const trying = async (what: What, work: () => Promise<void>): Promise<void> => {
    setBusy(what)
    try {
      await work()
    } catch (fault) {
      void message.error(say(fault), 8)
    }
    setBusy(undefined)
  }
  const input = (file: File, replace: boolean) => ({ params: { id: community }, query: { name: file.name, datum, ...(replace ? { replace } : {}) }, photo: file })
  const look = (what: What, file: File, replace: boolean): Promise<void> => trying(what, async () => {
    const { query, ...rest } = input(file, replace)
    const asked = { ...rest, query: { ...query, check: true } }
    setSeen({ what, file, replace, counts: what === 'buildings' ? await call(plannerRoutes.bring, asked) : await call(plannerRoutes.bringBarriers, asked) })
  })
  const write = ({ what, file, replace }: Seen): Promise<void> => trying(what, async () => {
    const made = await send[what].mutateAsync(input(file, replace))
    setSeen(undefined)
    void message.success(bring.written(numberText(made.new), numberText(made.changed), numberText(made.gone)))
  })
  return (
    <div className="planner-form">
      <Select aria-label={texts.datum} value={datum} onChange={setDatum} style={{ width: 210 }} options={datums.map((value) => ({ value, label: texts.datums[value] }))} />
      {(['buildings', 'barriers'] as const).map((what) => (
        <span key={what}>
          <Button loading={busy === what} title={bring.hint[what]} onClick={() => inputs[what].current?.click()}>{bring.title[what]}</Button>
          <input ref={inputs[what]} type="file" hidden accept={what === 'buildings' ? '.csv,.xlsx,.json,.geojson' : '.json,.geojson'} aria-label={bring.title[what]} onChange={({ target }) => {
            const [file] = target.files ?? []
            target.value = ''
            if (file) void look(what, file, false)
          }} />
        </span>
      ))}
      {seen && <Preview seen={seen} datum={datum} busy={busy !== undefined} onReplace={(replace) => void look(seen.what, seen.file, replace)} onWrite={() => void write(seen)} onClose={() => setSeen(undefined)} />}
    </div>
  )
}
