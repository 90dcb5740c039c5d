// Items of the power list, found by word or code: those somebody holds in the street on that day.
import { useState } from 'react'
import { Select } from 'antd'
import { powerRoutes } from '../../../../contract/powers.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { worksOn } from '../../parts/permission.ts'
import { useLater } from '../../../kit/data/use-later.ts'
import { useOperationTexts } from '../../words/operations.ts'

type Props = { id: string; streetId: number; on: string; value: readonly string[]; onChange: (items: string[]) => void }

export const ItemsField = ({ id, streetId, on, value, onChange }: Props) => {
  const texts = useOperationTexts()
  const me = useMe()
  const [typed, setTyped] = useState('')
  const words = useLater(typed.trim(), 200)
  const found = useCall(powerRoutes.list, { query: { limit: 20, on, streetId, ...(words ? { words } : {}) } }, { enabled: worksOn(me, 'power.see'), keep: true })
  return (
    <Select
      id={id} mode="multiple" style={{ width: '100%' }} placeholder={texts.itemsHint} value={[...value]} showSearch={{ filterOption: false, onSearch: setTyped }} notFoundContent={null}
      onChange={(items: string[]) => { setTyped(''); onChange(items) }}
      options={(found.data?.powers ?? []).filter(({ holders }) => holders.some(({ office }) => office !== null)).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
    />
  )
}
