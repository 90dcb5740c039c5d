// Covers parts of a photo: drawn on it by mouse, or by numbers from the keyboard. Who may see what is sealed can take it away
// and look at the original, with a reason.
import { useId, useRef, useState, type PointerEvent } from 'react'
import { Alert, App, Button, Checkbox, Input, InputNumber, Modal } from 'antd'
import { fileRoutes } from '../../../contract/files.ts'
import { pathOf } from '../../../contract/client.ts'
import { mostAreas, type Area } from '../../../domain/files/covering.ts'
import { photoUrl } from '../../kit/data/upload.ts'
import { useCall, useSend } from '../../kit/data/use-call.ts'
import { useProblemText } from '../../kit/words/problem-text.ts'
import { useCoveringTexts } from '../words/covering.ts'
import './forms.css'
import './cover-photo.css'

type Props = { fileId: string; again: number; onChanged: () => void; onClose: () => void }
type Side = keyof Area

/** Beside the one before, so that none hides another. */
const areaAt = (n: number): Area => ({ x: 0.1 + 0.2 * (n % 4), y: 0.1 + 0.2 * (Math.floor(n / 4) % 4), width: 0.2, height: 0.2 })
const percent = (share: number): number => Math.round(share * 1000) / 10
const clamp = (value: number): number => Math.max(0, Math.min(1, value))

export const CoverPhoto = ({ fileId, again, onChanged, onClose }: Props) => {
  const texts = useCoveringTexts()
  const say = useProblemText()
  const id = useId()
  const { message } = App.useApp()
  const facts = useCall(fileRoutes.covering, { params: { id: fileId } })
  const cover = useSend(fileRoutes.cover, ['cases.', 'files.'])
  const uncover = useSend(fileRoutes.uncover, ['cases.', 'files.'])
  const [areas, setAreas] = useState<readonly Area[]>([])
  const [hidden, setHidden] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [original, setOriginal] = useState<string>()
  const start = useRef<{ x: number; y: number } | null>(null)
  const known = facts.data?.covering
  const sealed = facts.data?.maySeeSealed ?? false
  const noReason = reason.trim().length < 2
  const nothing = !hidden && areas.length === 0

  const at = (event: PointerEvent<HTMLDivElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: clamp((event.clientX - box.left) / box.width), y: clamp((event.clientY - box.top) / box.height) }
  }
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    if (areas.length >= mostAreas) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = at(event)
    setAreas([...areas, { ...start.current, width: 0.001, height: 0.001 }])
  }
  const draw = (event: PointerEvent<HTMLDivElement>): void => {
    const [from, to] = [start.current, at(event)]
    if (from) setAreas([...areas.slice(0, -1), { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.max(0.001, Math.abs(to.x - from.x)), height: Math.max(0.001, Math.abs(to.y - from.y)) }])
  }
  const end = (): void => {
    start.current = null
    // A mere click is no area.
    setAreas((now) => now.filter(({ width, height }) => width > 0.005 && height > 0.005))
  }
  const change = (index: number, side: Side, value: number | null): void =>
    setAreas(areas.map((area, n) => (n === index && value !== null ? { ...area, [side]: clamp(value / 100) } : area)))

  const done = (text: string): void => {
    void message.success(text)
    onChanged()
    onClose()
  }
  const failed = (fault: unknown): void => void message.error(say(fault), 6)
  const save = async (): Promise<void> => {
    setTried(true)
    if (noReason || nothing) return
    const kept = sealed && known ? known.areas : []
    await cover.mutateAsync({ params: { id: fileId }, body: { hidden, areas: [...kept, ...areas], reason: reason.trim() } }).then(() => done(texts.saved), failed)
  }
  const takeAway = async (): Promise<void> => {
    setTried(true)
    if (!noReason) await uncover.mutateAsync({ params: { id: fileId }, body: { reason: reason.trim() } }).then(() => done(texts.uncovered), failed)
  }
  const look = async (): Promise<void> => {
    setTried(true)
    if (noReason) return
    const answer = await fetch(pathOf(fileRoutes.sealed, { id: fileId }), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ reason: reason.trim() }) })
    if (answer.ok) setOriginal(URL.createObjectURL(await answer.blob()))
  }
  return (
    <Modal open width={760} title={texts.title} onCancel={onClose} onOk={() => void save()} okText={texts.save} confirmLoading={cover.isPending} mask={{ closable: false }} destroyOnHidden>
      <div className="step-form">
        <p className="quiet">{texts.lead}</p>
        {known && <Alert type="info" title={texts.already(known.by, known.reason)} {...(sealed ? {} : { description: texts.onlyMore })} />}
        <div className="cover-photo" onPointerDown={begin} onPointerMove={draw} onPointerUp={end} onPointerCancel={end}>
          <img src={original ?? photoUrl(fileId, 'full', again)} alt="" draggable={false} />
          {!hidden && areas.map((area, n) => <i key={n} style={{ left: `${percent(area.x)}%`, top: `${percent(area.y)}%`, width: `${percent(area.width)}%`, height: `${percent(area.height)}%` }}>{n + 1}</i>)}
          {hidden && <i style={{ inset: 0 }} />}
        </div>
        <Checkbox checked={hidden} onChange={({ target }) => setHidden(target.checked)}>{texts.hidden}</Checkbox>
        {!hidden && (
          <div className="cover-areas">
            {areas.map((area, n) => (
              <fieldset key={n}>
                <legend>{texts.area(n + 1)}</legend>
                {(['x', 'y', 'width', 'height'] as const).map((side) => (
                  <label key={side} htmlFor={`${id}${n}${side}`}>{texts[side]}<InputNumber id={`${id}${n}${side}`} size="small" min={0} max={100} step={1} value={percent(area[side])} onChange={(value) => change(n, side, value)} /></label>
                ))}
                <Button size="small" type="text" onClick={() => setAreas(areas.filter((_, other) => other !== n))}>{texts.remove}</Button>
              </fieldset>
            ))}
            <Button size="small" disabled={areas.length >= mostAreas} onClick={() => setAreas([...areas, areaAt(areas.length)])}>{texts.add}</Button>
          </div>
        )}
        {tried && nothing && <p className="fault-text small" role="alert">{texts.nothing}</p>}
        <div>
          <label htmlFor={`${id}reason`}>{texts.reason}</label>
          <Input id={`${id}reason`} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} {...(tried && noReason ? { status: 'error' as const, 'aria-invalid': true } : {})} />
          {tried && noReason && <p className="fault-text small" role="alert">{texts.reasonNeeded}</p>}
        </div>
        {sealed && known && (
          <div className="button-row">
            <Button onClick={() => void look()}>{texts.original}</Button>
            <Button danger loading={uncover.isPending} onClick={() => void takeAway()}>{texts.uncover}</Button>
            <span className="small quiet">{texts.originalHint}</span>
          </div>
        )}
      </div>
    </Modal>
  )
}
