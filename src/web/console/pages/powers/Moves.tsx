// Officers who move along with a batch: chosen from the roster, each with the team they go to.
import { useState } from 'react'
import { Button, Select } from 'antd'
import { peopleRoutes } from '../../../../contract/people.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useLater } from '../../../kit/data/use-later.ts'
import { usePowersTexts } from '../../words/powers.ts'

export type Move = { postId: number; officeId: number; label: string }
type Props = { moves: readonly Move[]; onChange: (next: readonly Move[]) => void; offices: readonly { value: number; label: string }[] }

export const Moves = ({ moves, onChange, offices }: Props) => {
  const words = usePowersTexts()
  const [typed, setTyped] = useState('')
  const [who, setWho] = useState<readonly { value: number; label: string }[]>([])
  const [to, setTo] = useState<number>()
  const asked = useLater(typed.trim(), 200)
  const found = useCall(peopleRoutes.posts, { query: { role: 'departmentOfficer', ...(asked ? { words: asked } : {}), limit: 100 } }, { keep: true })
  const options = (found.data?.posts ?? []).filter((post) => post.office && !moves.some((move) => move.postId === post.id)).map((post) => ({ value: post.id, label: `${post.personName} · ${post.office!.name}` }))
  const add = (): void => {
    onChange([...moves, ...who.map((one) => ({ postId: one.value, officeId: to!, label: one.label }))])
    setWho([])
  }
  return (
    <fieldset>
      <legend>{words.wizard.moves}</legend>
      <small className="quiet">{words.wizard.movesHint}</small>
      <div className="powers-row">
        <Select mode="multiple" labelInValue aria-label={words.wizard.movesWho} placeholder={words.wizard.movesWho} maxTagCount={6} showSearch={{ filterOption: false, onSearch: setTyped }} value={[...who]} onChange={(next: { value: number; label: string }[]) => setWho(next)} options={options} />
        <Select aria-label={words.wizard.movesTo} placeholder={words.wizard.movesTo} showSearch={{ optionFilterProp: 'label' }} value={to ?? null} onChange={(next: number) => setTo(next)} options={[...offices]} />
        <Button disabled={who.length === 0 || to === undefined} onClick={add}>{words.wizard.movesAdd}</Button>
      </div>
      {moves.length === 0 ? <span className="small quiet">{words.wizard.movesNone}</span> : (
        <ul className="powers-moves">{moves.map((move) => <li key={move.postId}><span>{move.label} → {offices.find((office) => office.value === move.officeId)?.label}</span><Button size="small" type="text" aria-label={words.wizard.remove(move.label)} onClick={() => onChange(moves.filter((one) => one !== move))}>×</Button></li>)}</ul>
      )}
    </fieldset>
  )
}
