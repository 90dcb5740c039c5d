// A value once it has stood still, so that not every key typed becomes a question to the server.
import { useEffect, useState } from 'react'

export const useLater = <T,>(value: T, milliseconds: number): T => {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return later
}
