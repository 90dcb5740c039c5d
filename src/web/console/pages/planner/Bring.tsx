// Buildings from a file, for the community that is open.
import { useRef, useState } from 'react'
import { App, Button, Select } from 'antd'
import { plannerRoutes } from '../../../../contract/planner.ts'
import { datums, type Datum } from '../../../../domain/territory/import/datum.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { usePlannerTexts } from '../../words/planner.ts'

export const Bring = ({ community }: { community: number }) => {
  const texts = usePlannerTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [datum, setDatum] = useState<Datum>('wgs84')
  const input = useRef<HTMLInputElement>(null)
  const send = useSend(plannerRoutes.bring, ['planner.'])
  const take = async (file: File): Promise<void> => {
    try {
      const made = await send.mutateAsync({ params: { id: community }, query: { name: file.name, datum }, photo: file })
      void message.success(texts.brought(numberText(made.new), numberText(made.changed), numberText(made.faulty.length)))
    } catch (fault) {
      void message.error(say(fault))
    }
  }
  return (
    <div className="planner-form">
      <Select aria-label={texts.datum} value={datum} onChange={setDatum} style={{ width: 210 }} options={datums.map((value) => ({ value, label: texts.datums[value] }))} />
      <Button loading={send.isPending} onClick={() => input.current?.click()}>{texts.bring}</Button>
      <input ref={input} type="file" hidden accept=".csv,.xlsx,.json,.geojson" aria-label={texts.bring} onChange={({ target }) => {
        const [file] = target.files ?? []
        target.value = ''
        if (file) void take(file)
      }} />
    </div>
  )
}
