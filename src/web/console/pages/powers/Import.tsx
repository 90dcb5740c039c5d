// Bring in a list of powers: choose a sheet; it is read and previewed, nothing is written yet.
import { useState } from 'react'
import { Alert, Upload } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { pathOf, problemFrom } from '../../../../contract/client.ts'
import { powerImportRoutes } from '../../../../contract/power-imports.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Say, Waiting } from '../../parts/Say.tsx'
import { usePowersTexts } from '../../words/powers.ts'
import { useTexts } from '../../words/words.ts'
import { useDistrictReach } from './ItemDialog.tsx'
import './powers.css'

/** Bytes as they are; what the file is, its content tells. */
const putSheet = async (id: string, file: File): Promise<void> => {
  const response = await fetch(pathOf(powerImportRoutes.put, { id }, { name: file.name.slice(-200) }), { method: 'PUT', headers: { 'content-type': 'application/octet-stream', accept: 'application/json' }, body: file })
    .catch(() => { throw new Problem('server.unreachable', 503, {}) })
  if (!response.ok) throw await problemFrom(response)
}

export const Import = () => {
  const texts = useTexts()
  const words = usePowersTexts()
  const say = useProblemText()
  const me = useMe()
  const keeps = useDistrictReach()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const take = async (file: File): Promise<void> => {
    const id = newId()
    setBusy(true)
    setFault(null)
    try {
      await putSheet(id, file)
      await navigate({ to: '/powers/import/$id', params: { id } })
    } catch (problem) {
      setFault(problem)
      setBusy(false)
    }
  }
  return (
    <div className="page powers">
      <PageHead title={words.sheet.heading} lead={<>{words.sheet.lead} <Link to="/powers">{words.back}</Link></>} />
      <section className="card" aria-label={words.sheet.choose}>
        <div className="body">
          {me && !keeps ? <Say kind="refused" title={texts.state.refusedTitle} /> : busy ? <><p role="status">{words.sheet.uploading}</p><Waiting rows={3} /></> : (
            <div className="stack">
              {fault !== null && <Alert type="error" showIcon role="alert" title={say(fault)} />}
              <Upload.Dragger accept=".xlsx,.csv" maxCount={1} showUploadList={false} beforeUpload={(file) => { void take(file); return false }}>
                <p className="powers-drop">{words.sheet.drop}</p>
                <p className="small quiet">{words.sheet.limit}</p>
              </Upload.Dragger>
            </div>
          )}
        </div>
      </section>
    </div>
  )
}
