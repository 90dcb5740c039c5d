// Who asked to be visited: masked, ticked when one has talked with them; the telephone is shown with a reason.
import { useState } from 'react'
import type { MyRound } from '../../../../contract/rounds.ts'
import { visitWishRoutes } from '../../../../contract/round-places.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Sheet } from '../../../kit/mobile/Sheet.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useRoundPage } from './words.ts'

type Wish = MyRound['wishes'][number]

export const Wishes = ({ wishes, talked, onTalked }: { wishes: readonly Wish[]; talked: readonly string[]; onTalked: (ids: string[]) => void }) => {
  const t = useRoundPage()
  const [calling, setCalling] = useState<Wish | null>(null)
  return (
    <section className="section" aria-labelledby="wishes-head">
      <div><h2 id="wishes-head">{t.wishes}</h2><p className="soft small">{t.wishHint}</p></div>
      <ul className="list">
        {wishes.map((one) => (
          <li key={one.id} className="card section round-part">
            <p><strong>{one.name}</strong> · {one.address}<br /><span className="soft small">{one.wish}{one.talkedOn && ` · ${t.lastTalked(one.talkedOn)}`}</span></p>
            <label className="switch"><span className="words">{t.talkedWith(one.name)}</span><input type="checkbox" role="switch" checked={talked.includes(one.id)} onChange={({ target }) => onTalked(target.checked ? [...talked, one.id] : talked.filter((id) => id !== one.id))} /></label>
            <Button look="quiet" icon="phone" aria-label={`${t.phone} ${one.name}`} onClick={() => setCalling(one)}>{t.phone}</Button>
          </li>
        ))}
      </ul>
      {calling && <PhoneSheet wish={calling} onClose={() => setCalling(null)} />}
    </section>
  )
}

const PhoneSheet = ({ wish, onClose }: { wish: Wish; onClose: () => void }) => {
  const t = useRoundPage()
  const say = useProblemText()
  const [reason, setReason] = useState('')
  const look = useSend(visitWishRoutes.phone)
  return (
    <Sheet title={`${t.phone} ${wish.name}`} onClose={onClose}>
      {look.data ? <a className="button" href={`tel:${look.data.phone}`}><Icon name="phone" />{look.data.phone}</a> : (
        <form className="section" onSubmit={(event) => { event.preventDefault(); look.mutate({ params: { id: wish.id }, body: { reason: reason.trim() } }) }}>
          <Field label={t.phoneReason} hint={t.phoneHint} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
          {look.error && <Notice tone="urgent" live>{say(look.error)}</Notice>}
          <Button type="submit" busy={look.isPending} disabled={reason.trim().length < 2}>{t.show}</Button>
        </form>
      )}
    </Sheet>
  )
}
