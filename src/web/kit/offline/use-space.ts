// How much room this app takes on the device, as people say it; asked anew after each exchange.
import { useEffect, useState } from 'react'
import { useStatus } from './context.tsx'

const megabyte = 1_048_576

export const useSpace = (): string => {
  const { lastAt } = useStatus()
  const [used, setUsed] = useState('')
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ usage }) => setUsed(usage === undefined ? '' : usage < megabyte / 10 ? '< 0.1 MB' : `${(usage / megabyte).toFixed(usage < 10 * megabyte ? 1 : 0)} MB`), () => undefined)
  }, [lastAt])
  return used
}
