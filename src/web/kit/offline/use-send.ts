// Once per app: tells the engine who is signed in, and lets it send by itself.
import { useEffect } from 'react'
import { useMe } from '../data/use-me.ts'
import { sendBySelf } from './browser.ts'
import { useEngine } from './context.tsx'

export const useSendBySelf = (): void => {
  const engine = useEngine()
  const me = useMe()
  const by = me === undefined ? undefined : me.accountId
  useEffect(() => {
    if (by === undefined) return
    let stop: (() => void) | undefined
    let gone = false
    void engine.enter(by).then(() => { if (!gone && by !== null) stop = sendBySelf(engine) })
    return () => {
      gone = true
      stop?.()
    }
  }, [engine, by])
}
