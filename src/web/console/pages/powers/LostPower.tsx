// On a case that an office has: that by the list of powers it may not act on it any more, as of today.
import { Alert } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { worksOn } from '../../parts/permission.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { useProposals } from '../case/Proposals.tsx'

export const LostPower = ({ view }: { view: CaseView }) => {
  const words = usePowersTexts()
  const me = useMe()
  const office = view.holder && !('level' in view.holder) ? view.holder : undefined
  const found = useProposals(office && worksOn(me, 'power.see') ? view : undefined)
  if (!office || !found || found.free || found.proposals.some((one) => one.office.id === office.id)) return null
  return <Alert type="warning" showIcon title={words.lost(office.name, found.items.map((one) => one.name).join(listMark()))} />
}
