// Chooses somebody on the roster by part of their name or their whole phone number.
import { useState } from 'react'
import { Select } from 'antd'
import { peopleRoutes } from '../../../../contract/people.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { useLater } from '../../../kit/data/use-later.ts'
import { usePeopleTexts } from '../../words/people.ts'

type Props = { id?: string; label: string; value: number | undefined; onChange: (id: number | undefined) => void; unitId?: number | undefined; without?: number; placeholder?: string; fault?: boolean }

export const PersonPicker = ({ id, label, value, onChange, unitId, without, placeholder, fault }: Props) => {
  const words = usePeopleTexts()
  const roleName = useRoleName()
  const [typed, setTyped] = useState('')
  const asked = useLater(typed.trim(), 200)
  const found = useCall(peopleRoutes.search, { query: { ...(asked ? { words: asked } : {}), ...(unitId === undefined ? {} : { unitId }), limit: 20 } }, { keep: true })
  const options = (found.data?.people ?? []).filter((person) => person.id !== without).map((person) => ({
    value: person.id, label: person.name, hint: [person.phone, ...person.posts.slice(0, 2).map((post) => `${roleName(post.role)} · ${post.at}`)].filter((one) => one !== null).join(' · '),
  }))
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label} allowClear style={{ width: '100%' }} placeholder={placeholder ?? words.findPerson} value={value ?? null} {...(fault ? { status: 'error' as const } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }} options={options} loading={found.isFetching} notFoundContent={words.findPerson}
      onChange={(next: number | null) => onChange(next ?? undefined)}
      optionRender={({ data }) => <span className="unit-option">{data.label}<small>{data.hint}</small></span>}
    />
  )
}
