// Adoption: from which day. What would follow stands on the page behind; what stands against it is said here.
import { useState } from 'react'
import { Alert, DatePicker, Modal } from 'antd'
import dayjs from 'dayjs'
import { useQueryClient } from '@tanstack/react-query'
import type { Plan } from '../../../../contract/plan-parts.ts'
import { netChanged } from '../../../kit/map/net-tiles.ts'
import { markStale } from '../../../kit/data/use-call.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { useTexts } from '../../words/words.ts'
import type { PlanHandle } from './use-plan.ts'

export const Adopt = ({ plan, handle, onClose }: { plan: Plan; handle: PlanHandle; onClose: () => void }) => {
  const texts = useTexts()
  const shared = useShared()
  const client = useQueryClient()
  const today = exactTime(useNow()).slice(0, 10)
  const [day, setDay] = useState(today)
  const adopt = async (): Promise<void> => {
    const done = await handle.adopt(day, day === today ? texts.plans.adopted : texts.plans.adoptedLater(day))
    if (!done) return
    if (done.state === 'applied') {
      netChanged()
      markStale(client, ['account.me', 'territory.', 'cases.', 'people.', 'measures.', 'plans.', 'standard.'])
    }
    onClose()
  }
  return (
    <Modal open title={texts.plans.adoptTitle} onCancel={onClose} onOk={() => void adopt()} okText={texts.plans.adoptSure(day)} cancelText={shared.cancel} confirmLoading={handle.busy}>
      <div className="stack">
        <p>{plan.name} · {plan.unit.name} · {texts.plans.operationsOf(plan.operations)}</p>
        <DatePicker aria-label={texts.plans.adoptDay} allowClear={false} value={dayjs(day)} minDate={dayjs(today)} onChange={(next) => next && setDay(next.format('YYYY-MM-DD'))} />
        <p className="quiet">{day === today ? texts.plans.adoptToday : texts.plans.adoptLater}</p>
        <Alert type="info" showIcon title={texts.plans.adoptRest} />
      </div>
    </Modal>
  )
}
