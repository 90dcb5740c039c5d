// The stages that have clocks, by their names.
import { useClockTexts } from '../../words/clocks.ts'

export const stageOptions = ['accept', 'verify', 'dispatch', 'handle', 'check', 'close', 'chase'] as const

export const useStageName = (): ((stage: string | null) => string) => {
  const { ladder } = useClockTexts()
  const names: Readonly<Record<string, string>> = ladder.stages
  return (stage) => (stage === null ? ladder.any : (names[stage] ?? ladder.milestone))
}
