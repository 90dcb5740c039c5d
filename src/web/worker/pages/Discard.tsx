// Throwing away what was typed or taken asks first: one slip of a thumb in the rain loses nothing.
import { useState } from 'react'
import { Button } from '../../kit/mobile/Button.tsx'
import { Icon } from '../../kit/mobile/Icon.tsx'
import { useKeep } from '../../kit/mobile/keep/context.tsx'
import { Sheet } from '../../kit/mobile/Sheet.tsx'
import { useTexts } from '../words.ts'

/** The question itself; whoever asks it says when it is over. */
export const DiscardSheet = ({ id, onClose, onGone }: { id: string; onClose: () => void; onGone?: () => void }) => {
  const { waiting: t } = useTexts()
  const keep = useKeep()
  return (
    <Sheet title={t.discardTitle} onClose={onClose}>
      <p>{t.discardAsk}</p>
      <Button look="danger" icon="trash" onClick={() => void keep.discard(id).then(() => { onClose(); onGone?.() })}>{t.yes}</Button>
    </Sheet>
  )
}

/** `small`: the sign alone, for a bar on top. */
export const DiscardButton = ({ id, word, small, onGone }: { id: string; word: string; small?: boolean; onGone?: () => void }) => {
  const [asking, setAsking] = useState(false)
  return (
    <>
      {small ? <button type="button" className="icon-button" aria-label={word} title={word} onClick={() => setAsking(true)}><Icon name="trash" /></button> : <Button look="quiet" icon="trash" onClick={() => setAsking(true)}>{word}</Button>}
      {asking && <DiscardSheet id={id} onClose={() => setAsking(false)} {...(onGone ? { onGone } : {})} />}
    </>
  )
}
