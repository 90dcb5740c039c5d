// A division while it is made and changed: proposed in a worker, buildings moved from cell to cell, each step taken back.
import { useEffect, useRef, useState } from 'react'
import type { AtomRef, PlannerDivision, PlannerInput, PlannerRefusal } from '../../../../domain/territory/planner/types.ts'
import type { WorkerReport } from './planner-worker.ts'

export type Assigned = readonly (readonly (readonly AtomRef[])[])[]

export const assignedOf = (division: PlannerDivision): Assigned => division.grids.map((grid) => grid.microgrids.map((cell) => cell.atoms))

export const sameAtom = (a: AtomRef, b: AtomRef): boolean => a.building === b.building && a.entrance === b.entrance

/** The atoms in another cell; what was on their spot with them goes along. */
export const movedTo = (assigned: Assigned, atoms: readonly AtomRef[], to: { grid: number; microgrid: number }): Assigned =>
  assigned.map((grid, g) => grid.map((cell, m) => {
    const left = cell.filter((atom) => !atoms.some((one) => sameAtom(one, atom)))
    return g === to.grid && m === to.microgrid ? [...left, ...atoms] : left
  }))

export type PlannerHandle = {
  division: PlannerDivision | null
  refusal: PlannerRefusal | null
  /** 0 to 1 while something is worked out. */
  progress: number | null
  propose(input: PlannerInput): void
  change(input: PlannerInput, assigned: Assigned): void
  cancel(): void
  undo: (() => void) | null
}

export const usePlanner = (of: unknown): PlannerHandle => {
  const [past, setPast] = useState<readonly PlannerDivision[]>([])
  const [refusal, setRefusal] = useState<PlannerRefusal | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<Worker | null>(null)
  const stop = (): void => {
    running.current?.terminate()
    running.current = null
    setProgress(null)
  }
  useEffect(() => {
    setPast([])
    setRefusal(null)
    return stop
  }, [of])
  const run = (input: PlannerInput, keep: readonly PlannerDivision[]): void => {
    stop()
    setRefusal(null)
    setProgress(0)
    const worker = new Worker(new URL('./planner-worker.ts', import.meta.url), { type: 'module' })
    running.current = worker
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
      if (data.kind === 'progress') return setProgress(data.fraction)
      stop()
      if (data.result.kind === 'refused') setRefusal(data.result)
      else setPast([...keep, data.result])
    }
    worker.onerror = () => {
      stop()
      setRefusal({ kind: 'refused', code: 'planner.cancelled', params: {} })
    }
    worker.postMessage(input)
  }
  return {
    division: past.at(-1) ?? null, refusal, progress,
    propose: (input) => run(input, []),
    change: (input, assigned) => run({ ...input, assigned }, past),
    cancel: stop,
    undo: past.length > 1 ? () => setPast(past.slice(0, -1)) : null,
  }
}
