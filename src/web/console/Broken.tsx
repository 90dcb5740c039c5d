// A page that could not be opened: its files did not arrive, or it failed while drawing.
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Problem } from '../../domain/kernel/problem.ts'
import { Fault } from './parts/Say.tsx'

const filesMissing = (error: Error): boolean => /import|preload|chunk|fetch|module/i.test(error.message)

export const Broken = ({ error, reset }: ErrorComponentProps) => {
  const missing = error instanceof Error && filesMissing(error)
  const fault = missing ? new Problem('server.unreachable', 503, {}) : error
  const again = (): void => (missing ? window.location.reload() : reset())
  return <Fault fault={fault} onRetry={again} />
}
