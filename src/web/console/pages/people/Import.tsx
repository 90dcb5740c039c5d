// Bring in a roster: choose a sheet; it is read and previewed, nothing is written yet.
import { useState } from 'react'
import { Alert, Upload } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { pathOf, problemFrom } from '../../../../contract/client.ts'
import { rosterRoutes } from '../../../../contract/roster.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Say, Waiting } from '../../parts/Say.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'
import './people.css'

/** Bytes as they are; what the file is, its content tells. */
const putSheet = async (id: string, file: File): Promise<void> => {
  const response = await fetch(pathOf(rosterRoutes.put, { id }, { name: file.name.slice(-200) }), { method: 'PUT', headers: { 'content-type': 'application/octet-stream', accept: 'application/json' }, body: file })
    .catch(() => { throw new Problem('server.unreachable', 503, {}) })
  if (!response.ok) throw await problemFrom(response)
}

export const Import = () => {
  const texts = useTexts()
  const words = usePeopleTexts()
  const say = useProblemText()
  const me = useMe()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const take = async (file: File): Promise<void> => {
    const id = newId()
    setBusy(true)
    setFault(null)
    try {
      await putSheet(id, file)
      await navigate({ to: '/people/import/$id', params: { id } })
    } catch (problem) {
      setFault(problem)
      setBusy(false)
    }
  }
  return (
    <div className="page people">
      <PageHead title={words.import.heading} lead={<>{words.import.lead} <Link to="/people">{words.back}</Link></>} />
      <section className="card" aria-label={words.import.choose}>
        <div className="body">
          {me && !worksOn(me, 'people.manage') ? <Say kind="refused" title={texts.state.refusedTitle} /> : busy ? <><p role="status">{words.import.uploading}</p><Waiting rows={3} /></> : (
            <div className="stack">
              {fault !== null && <Alert type="error" showIcon role="alert" title={say(fault)} />}
              <Upload.Dragger accept=".xlsx,.csv" maxCount={1} showUploadList={false} beforeUpload={(file) => { void take(file); return false }}>
                <p className="people-drop">{words.import.drop}</p>
                <p className="small quiet">{words.import.limit}</p>
              </Upload.Dragger>
            </div>
          )}
        </div>
      </section>
    </div>
  )
}
