// A small setting kept on this device.
import { useState } from 'react'

export const useKept = <T,>(name: string, initial: T): [T, (next: T) => void] => {
  const [value, setValue] = useState<T>(() => {
    try {
      return (JSON.parse(localStorage.getItem(`wangge.${name}`) ?? 'null') as T | null) ?? initial
    } catch {
      return initial
    }
  })
  return [value, (next) => {
    setValue(next)
    try {
      localStorage.setItem(`wangge.${name}`, JSON.stringify(next))
    } catch {
      // private mode: kept as long as the page
    }
  }]
}
