// The app's engine, for every component below, and how it stands.
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { SyncSection } from '../../../domain/sync/exchange.ts'
import type { Engine, Status } from './engine.ts'

export const EngineContext = createContext<Engine | null>(null)

export const useEngine = (): Engine => {
  const engine = useContext(EngineContext)
  if (!engine) throw new Error('no EngineContext above')
  return engine
}

export const useOffline = (): Engine & { at: number } => {
  const engine = useEngine()
  const at = useSyncExternalStore(engine.mirror.listen, engine.mirror.count)
  return { ...engine, at }
}

export const useStatus = (): Status => {
  const engine = useEngine()
  return useSyncExternalStore(engine.mirror.listen, engine.status)
}

/** All known records of one section. */
export const useKnown = <T,>(section: SyncSection): readonly T[] => {
  const engine = useEngine()
  return useSyncExternalStore(engine.mirror.listen, () => engine.known.list<T>(section))
}
