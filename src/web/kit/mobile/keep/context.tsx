// The app's keep, for every component below.
import { createContext, useContext } from 'react'
import type { Keep } from './keep.ts'

export const KeepContext = createContext<Keep | null>(null)

export const useKeep = (): Keep => {
  const keep = useContext(KeepContext)
  if (!keep) throw new Error('no KeepContext above')
  return keep
}
