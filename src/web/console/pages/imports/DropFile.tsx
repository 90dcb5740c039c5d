// Where a file is dropped or chosen, with the way it goes up.
import { useRef, useState } from 'react'
import { App, Button, Progress } from 'antd'
import type { Import } from '../../../../contract/imports.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useImportTexts } from '../../words/imports.ts'
import { uploadFile } from './upload-file.ts'

const kinds = '.geojson,.json,.zip,.xlsx,.csv,.txt'

export const DropFile = ({ unitId, onDone }: { unitId: number | undefined; onDone: (found: Import) => void }) => {
  const texts = useImportTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [going, setGoing] = useState<{ name: string; percent: number; stop: () => void }>()
  const send = async (file: File | undefined): Promise<void> => {
    if (!file || unitId === undefined) return
    const stopper = new AbortController()
    const note = (percent: number): void => setGoing({ name: file.name, percent, stop: () => stopper.abort() })
    note(0)
    try {
      onDone(await uploadFile(newId(), unitId, file, note, stopper.signal))
    } catch (fault) {
      if (!(fault instanceof DOMException)) void message.error(say(fault), 8)
    }
    setGoing(undefined)
  }
  if (going)
    return (
      <div className="import-drop" role="status">
        <b className="import-file">{going.name}</b>
        <Progress percent={going.percent} showInfo={false} aria-label={texts.uploading(going.percent)} />
        <span className="quiet">{texts.uploading(going.percent)}</span>
        <Button onClick={going.stop}>{texts.cancel}</Button>
      </div>
    )
  return (
    <div
      className={`import-drop ${over ? 'over' : ''}`}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); void send(event.dataTransfer.files[0]) }}
    >
      <svg viewBox="0 0 48 48" width="44" height="44" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d="M24 30V8M15 17l9-9 9 9M8 30v10h32V30" /></svg>
      <b>{texts.drop}</b>
      <span className="quiet small">{texts.dropHint}</span>
      <input ref={input} className="only-read" type="file" accept={kinds} aria-label={texts.choose} tabIndex={-1} onChange={({ target }) => { void send(target.files?.[0]); target.value = '' }} />
      <Button type="primary" disabled={unitId === undefined} onClick={() => input.current?.click()}>{texts.choose}</Button>
    </div>
  )
}
