// Signed in, but without a post: the console has nothing to show; the residents' app has.
import { Button } from 'antd'
import { useLeave } from '../kit/data/use-me.ts'
import { Say } from './parts/Say.tsx'
import { useTitle } from './parts/PageHead.tsx'
import { useTexts } from './words/words.ts'

export const NoPost = ({ name }: { name: string }) => {
  const texts = useTexts()
  const leave = useLeave()
  useTitle(texts.user.noPost)
  return (
    <main>
      <Say kind="refused" title={`${name} · ${texts.user.noPost}`} text={texts.user.noPostHint}>
        <Button type="primary" href="/citizen/">{texts.user.toCitizen}</Button>
        <Button onClick={() => void leave(false)}>{texts.user.signOut}</Button>
      </Say>
    </main>
  )
}
