// Where a spreadsheet is brought in: dropped or chosen, sent as it is, then shown row by row on the page of its preview.
// Nothing is written before that is confirmed.
import { useState, type ReactNode } from 'react'
import { Alert, Upload } from 'antd'
import { pathOf, problemFrom } from '../../../contract/client.ts'
import type { Route } from '../../../contract/route.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { newId } from '../../kit/data/new-id.ts'
import { useProblemText } from '../../kit/words/problem-text.ts'
import { useTexts } from '../words/words.ts'
import { PageHead } from './PageHead.tsx'
import { Say, Waiting } from './Say.tsx'

/** Bytes as they are; what the file is, its content tells. */
export const putSheet = async <T,>(route: Route, file: File, params: Record<string, string> = {}, query: Record<string, string> = {}): Promise<T> => {
  const path = pathOf(route, params, { name: file.name.slice(-200), ...query })
  const response = await fetch(path, { method: 'PUT', headers: { 'content-type': 'application/octet-stream', accept: 'application/json' }, body: file })
    .catch(() => { throw new Problem('server.unreachable', 503, {}) })
  if (!response.ok) throw await problemFrom(response)
  return (await response.json()) as T
}

export const SheetDrop = ({ drop, limit, onFile }: { drop: string; limit: string; onFile: (file: File) => void }) => (
  <Upload.Dragger accept=".xlsx,.csv" maxCount={1} showUploadList={false} beforeUpload={(file) => { onFile(file); return false }}>
    <p className="sheet-drop-word">{drop}</p>
    <p className="small quiet">{limit}</p>
  </Upload.Dragger>
)

type SheetWords = { heading: string; choose: string; drop: string; limit: string; uploading: string }

/** `route` takes the file under an id made here; `onPut` opens its preview. Who may not is told before choosing a file. */
export const SheetUpload = ({ route, words, lead, allowed, onPut }: { route: Route; words: SheetWords; lead: ReactNode; allowed: boolean; onPut: (id: string) => Promise<unknown> }) => {
  const texts = useTexts()
  const say = useProblemText()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const take = async (file: File): Promise<void> => {
    const id = newId()
    setBusy(true)
    setFault(null)
    try {
      await putSheet(route, file, { id })
      await onPut(id)
    } catch (problem) {
      setFault(problem)
      setBusy(false)
    }
  }
  return (
    <div className="page">
      <PageHead title={words.heading} lead={lead} />
      <section className="card" aria-label={words.choose}>
        <div className="body">
          {!allowed ? <Say kind="refused" title={texts.state.refusedTitle} /> : busy ? <><p role="status">{words.uploading}</p><Waiting rows={3} /></> : (
            <div className="stack">
              {fault !== null && <Alert type="error" showIcon role="alert" title={say(fault)} />}
              <SheetDrop drop={words.drop} limit={words.limit} onFile={(file) => void take(file)} />
            </div>
          )}
        </div>
      </section>
    </div>
  )
}
