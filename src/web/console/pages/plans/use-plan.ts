// A plan on the page: what it is now, what may be done, and doing it. Others' changes are asked for every few seconds; a
// change that came in between is shown and the own one can be done again.
import { useEffect, useRef, useState } from 'react'
import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { editRoutes } from '../../../../contract/edits.ts'
import type { Plan, WireOperation } from '../../../../contract/plan-parts.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import { call, isProblem } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { callOptions, markStale, useCall } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useTexts } from '../../words/words.ts'

export type WireEdit = BodyOf<typeof editRoutes.draw>['edit']

/** Others' changes are looked for this often. */
const lookEvery = 3_000

export const usePlan = (id: string) => {
  const texts = useTexts()
  const say = useProblemText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const query = useCall(planRoutes.get, { params: { id } }, { refetchInterval: lookEvery })
  const plan = query.data
  const own = useRef<number | undefined>(undefined)
  const shown = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (!plan) return
    const before = shown.current
    shown.current = plan.version
    if (before === undefined || before >= plan.version) return
    markStale(client, ['plans.operations', 'plans.units', 'plans.preview', 'plans.list', 'plans.breaches'])
    if (own.current !== undefined && own.current >= plan.version) return
    void call(planRoutes.operations, { params: { id }, query: { limit: 50 } }).then(({ operations }) => {
      const last = operations.at(-1)
      void message.info(texts.plans.others(last?.by ?? plan.createdBy ?? ''))
    }, () => undefined)
  }, [plan?.version])

  const keep = async (next: Plan): Promise<void> => {
    own.current = next.version
    const { queryKey } = callOptions(planRoutes.get, { params: { id } })
    // An answer asked for before would put the older plan back.
    await client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, next)
  }
  /** Does something at the version on the page; a fault is said where it can be read. */
  const act = async <T,>(work: (at: { commandId: string; version: number }) => Promise<T>, planOf: (done: T) => Plan, said?: string): Promise<T | undefined> => {
    if (!plan || busy) return undefined
    setBusy(true)
    try {
      const done = await work({ commandId: newId(), version: plan.version })
      await keep(planOf(done))
      if (said) void message.success(said)
      return done
    } catch (fault) {
      void message.error(say(fault), 6)
      if (isProblem(fault, 'plan.changed')) void query.refetch()
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const params = { id }
  const itself = (next: Plan): Plan => next
  return {
    plan, query, busy,
    draw: (edit: WireEdit) => act((at) => call(editRoutes.draw, { params, body: { ...at, edit } }), (done) => done.plan, texts.plans.done[edit.kind]),
    add: (operations: WireOperation[]) => act((at) => call(planRoutes.add, { params, body: { ...at, operations } }), itself, texts.plans.saved),
    undo: () => act((at) => call(planRoutes.undo, { params, body: at }), itself, texts.plans.undone),
    redo: () => act((at) => call(planRoutes.redo, { params, body: at }), itself, texts.plans.redone),
    rename: (name: string) => act((at) => call(planRoutes.rename, { params, body: { ...at, name } }), itself, texts.plans.saved),
    abandon: () => act((at) => call(planRoutes.abandon, { params, body: at }), itself, texts.plans.abandoned),
    adopt: (from: string, said: string) => act((at) => call(planRoutes.adopt, { params, body: { ...at, from } }), itself, said),
  }
}

export type PlanHandle = ReturnType<typeof usePlan>
