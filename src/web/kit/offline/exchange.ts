// The exchange: what was done goes out oldest first, words before photos, photos one by one; then what has changed within
// reach comes in. Whatever breaks off is tried again by itself, later each time. Nothing is taken off the phone before the
// server has said what became of it.
import type { Call } from '../../../contract/client.ts'
import { syncRoutes } from '../../../contract/sync.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import { syncSections, type SyncSection } from '../../../domain/sync/exchange.ts'
import { waitAfter } from './back-off.ts'
import type { Draft, Env, Status } from './engine.ts'
import type { Known } from './known.ts'
import type { Mirror } from './mirror.ts'
import { afterOutcome, sendable, wireOf, type Command } from './outbox.ts'
import { asRefusal, type Photos } from './photos.ts'
import { addSent } from './sent.ts'
import { evenIfFull, isFull, type Change } from './store.ts'
import type { Thumbs } from './thumbs.ts'

/** `busy`: another tab does it. */
export type ExchangeResult = 'done' | 'busy' | 'signed-out' | 'revoked' | Problem

export type Exchange = {
  run(only?: readonly SyncSection[]): Promise<ExchangeResult>
  kick(): void
  stop(): void
  /** A page found nobody signed in where this account was: has its device been revoked? */
  heedEnd(account: number): Promise<void>
}

type Parts = {
  env: Env; mirror: Mirror; photos: Photos; thumbs: Thumbs; known: Known
  keep(changes: readonly Change[]): Promise<void>
  say(change: Partial<Status>): void
  status(): Status
  account(): number | null
  commands(): readonly Command[]
  erase(): Promise<void>
}

const most = 20

/** Signed in, and not entitled to an exchange: what every post that works on a phone carries. */
const isDismissal = ({ code }: Problem): boolean => code === 'access.refused'

const asProblem = (fault: unknown): Problem => (fault instanceof Problem ? fault : new Problem('server.unreachable', 503, {}))

export const makeExchange = (parts: Parts): Exchange => {
  const { env, mirror, photos, thumbs, known, keep, say, status, account, commands, erase } = parts
  let running: Promise<ExchangeResult> | undefined
  let again = false
  let wanted: Set<SyncSection> | 'all' | undefined
  let stopTimer: (() => void) | undefined

  /** What can't be written down counts all the same: nothing that was done is held back by a phone without room. */
  const note = (changes: readonly Change[]): Promise<unknown> => evenIfFull(keep(changes))
  /** On a full phone what goes makes room for what comes. */
  const takeOver = async (changes: readonly Change[]): Promise<void> => {
    try {
      await keep(changes)
    } catch (fault) {
      if (!isFull(fault)) throw fault
      await note(changes.filter(({ value }) => value === undefined))
      await note(changes.filter(({ value }) => value !== undefined))
    }
  }

  /** What is answered to somebody who has left meanwhile is nobody's: it is not written down on their phone, nor for the next. */
  const ask: Call = async (route, input) => {
    const who = account()
    const answer = who === null ? undefined : await env.call(route, input)
    if (answer === undefined || account() !== who) throw new Problem('server.busy', 503, {})
    return answer
  }

  const keyOf = (who: number | null): string => `device/${who}`
  const deviceKey = (): string => keyOf(account())
  const device = async (): Promise<{ id: string; name: string; appVersion: string; waiting: number }> => {
    let id = mirror.get<string>('meta', deviceKey())
    if (account() === null) throw new Problem('server.busy', 503, {})
    if (id === undefined) {
      id = env.newId()
      await note([{ shelf: 'meta', key: deviceKey(), value: id }])
    }
    return { id, ...env.device, waiting: commands().filter(({ state, by }) => state !== 'done' && by === account()).length }
  }

  /** Photos the server doesn't have after all (put by somebody not signed in, swept away) go again under new ids, once. */
  const renewed = async (command: Command): Promise<Command | undefined> => {
    if (command.renewed) return undefined
    const names = new Map<string, string>()
    const changes: Change[] = []
    for (const id of command.photos) {
      const blob = await photos.get(id)
      if (!blob) continue
      const next = env.newId()
      names.set(id, next)
      changes.push(...photos.removing([id]), ...(await photos.adding(next, photos.upload(id)?.name ?? '', blob, null, command.seq)))
    }
    if (names.size === 0) return undefined
    await keep(changes)
    const put = <T>(value: T): T => JSON.parse([...names].reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value))) as T
    return { ...command, input: put(command.input), form: put(command.form), photos: command.photos.map((id) => names.get(id) ?? id), state: 'waiting', renewed: true }
  }

  /** What could not be done in this exchange: left for the next, and in nobody else's way. */
  type Left = { commands: Set<string>; photos: Set<string>; why: Problem | undefined }

  const sendWords = async (left: Left): Promise<boolean> => {
    const going = sendable(commands().filter(({ by }) => by === account()), photos.isThere, most, left.commands)
    if (going.length === 0) return false
    const { outcomes } = await ask(syncRoutes.send, { body: { device: await device(), commands: going.map((command) => wireOf(command, env.now())) } })
    for (const outcome of outcomes) {
      const before = mirror.get<Command>('outbox', outcome.id)
      if (!before || before.state === 'done') continue
      let after = afterOutcome(before, outcome)
      if (after.state === 'refused' && after.problem?.code.endsWith('.photo-unknown')) after = (await renewed(before)) ?? after
      if (after.state === 'waiting' && after.renewed === before.renewed) left.commands.add(after.id)
      // First, so that whoever hears that it is done finds the reply.
      if (after.state === 'done') env.onDone?.(after, outcome.reply)
      await note([{ shelf: 'outbox', key: after.id, value: after }, ...(after.state === 'done' ? addSent(mirror, after, env.now()) : [])])
    }
    for (const { id } of going) if (!outcomes.some((outcome) => outcome.id === id)) left.commands.add(id)
    if (left.commands.size > 0) left.why ??= new Problem('server.busy', 503, {})
    return true
  }

  /** Photos of what somebody else did or is writing here: nobody else's sign-in sends them. */
  const others = (): ReadonlySet<string> => {
    const those = commands().filter(({ by }) => by !== account()).flatMap((command) => command.photos)
    const drafts = [...mirror.all<Draft>('drafts').values()].filter(({ by }) => by !== null && by !== account())
    return new Set([...those, ...drafts.flatMap((draft) => draft.photos.map(({ fileId }) => fileId))])
  }

  const needed = (left: Left): string | undefined => {
    const foreign = others()
    const mine = commands().filter(({ state, by }) => state === 'waiting' && by === account()).flatMap((command) => command.photos)
    return mine.find((id) => !photos.isThere(id) && !left.photos.has(id)) ?? photos.uploads().find(({ id, sent, problem }) => !sent && problem === null && !left.photos.has(id) && !foreign.has(id))?.id
  }

  /** A photo the server will never take refuses what needs it; the others go on. */
  const giveUp = async (id: string, problem: Problem): Promise<void> => {
    const refusal = asRefusal(problem)
    await photos.change(id, { problem: refusal })
    await note(commands().filter((command) => command.state === 'waiting' && command.photos.includes(id)).map((command): Change => ({ shelf: 'outbox', key: command.id, value: { ...command, state: 'refused', problem: refusal } })))
  }

  const sendOnePhoto = async (left: Left): Promise<boolean> => {
    const id = needed(left)
    if (id === undefined) return false
    const blob = await photos.get(id)
    if (!blob) {
      await giveUp(id, new Problem('file.not-found', 404, {}))
      return true
    }
    try {
      await env.sendPhoto(id, blob, photos.upload(id)?.name ?? '', (received) => void photos.change(id, { received }))
      await photos.acknowledged(id)
    } catch (fault) {
      const problem = asProblem(fault)
      if (problem.code === 'server.unreachable' || [401, 403, 429].includes(problem.status)) throw problem
      if (problem.status < 500) await giveUp(id, problem)
      else {
        left.photos.add(id)
        left.why ??= problem
      }
    }
    return true
  }

  /** What the server has shown by now, with its photos. */
  const shownBy = (shown: readonly Command[]): Change[] => [...shown.map(({ id }): Change => ({ shelf: 'outbox', key: id })), ...photos.removing(shown.flatMap((command) => command.photos))]
  const done = (): Command[] => commands().filter(({ state }) => state === 'done')
  const reachChanged = (): Change => ({ shelf: 'meta', key: 'pulled', value: env.newId() })

  /** No post of theirs works on a phone any more: all they reached leaves it, and what waits is refused. What they wrote stays until they have settled it. */
  const dismissed = (problem: Problem): Promise<void> => {
    const waiting = commands().filter(({ state, by }) => state === 'waiting' && by === account())
    const gone = known.allGone()
    return takeOver([
      ...gone, ...shownBy(done()), ...waiting.map((command): Change => ({ shelf: 'outbox', key: command.id, value: { ...command, state: 'refused', problem: asRefusal(problem) } })),
      ...(gone.length > 0 ? [reachChanged()] : []), { shelf: 'meta', key: 'lastAt', value: env.now() },
    ])
  }

  /** Answers whether they still have a reach. */
  const pull = async (sections: readonly SyncSection[]): Promise<boolean> => {
    const shown = done()
    try {
      const pulled = await ask(syncRoutes.pull, { body: { device: await device(), known: known.stamps(sections), only: [...sections] } })
      const changes = known.changesOf(pulled, sections)
      await takeOver([...changes, ...shownBy(shown), ...(changes.length > 0 ? [reachChanged()] : []), { shelf: 'meta', key: 'lastAt', value: env.now() }, { shelf: 'meta', key: 'aheadMs', value: pulled.at - env.now() }])
      return true
    } catch (fault) {
      if (!(fault instanceof Problem) || !isDismissal(fault)) throw fault
      await dismissed(fault)
      return false
    }
  }

  const all = env.sections ?? syncSections
  const whole = async (): Promise<void> => {
    const sections = wanted === undefined || wanted === 'all' ? all : all.filter((section) => (wanted as Set<SyncSection>).has(section))
    wanted = undefined
    const left: Left = { commands: new Set(), photos: new Set(), why: undefined }
    try {
      do while (await sendWords(left)); while (await sendOnePhoto(left))
    } catch (fault) {
      left.why = asProblem(fault)
      if (!isDismissal(left.why) && (left.why.status === 401 || left.why.status === 403 || left.why.code === 'server.unreachable')) throw left.why
    }
    // What others did is wanted even while something of mine can't go.
    const reaches = await pull(done().length > 0 ? all : sections)
    await thumbs.tidy().catch(() => undefined)
    if (reaches && left.why) throw left.why
  }

  /** Asked without a session, since revoking ends that. */
  const isRevoked = async (key: string): Promise<boolean> => {
    const id = mirror.get<string>('meta', key)
    return id !== undefined && (await env.call(syncRoutes.standing, { body: { device: id } }).catch(() => ({ revoked: false }))).revoked
  }
  const eraseRevoked = async (): Promise<ExchangeResult> => {
    await erase()
    env.onRevoked?.()
    return 'revoked'
  }

  /** `key`: where the device that spoke is named; a page may have signed them out meanwhile. */
  const ended = async (problem: Problem, key: string): Promise<ExchangeResult> => {
    if (problem.code === 'sync.device-taken') {
      await keep([{ shelf: 'meta', key, value: env.newId() }])
      return problem
    }
    if (problem.status !== 401 && problem.code !== 'sync.device-revoked') return problem
    if (problem.status !== 401 || (await isRevoked(key))) return eraseRevoked()
    env.onSignedOut?.()
    return 'signed-out'
  }

  const once = async (): Promise<ExchangeResult> => {
    if (account() === null) return 'signed-out'
    const key = deviceKey()
    stopTimer?.()
    say({ exchanging: true })
    try {
      await whole()
      void thumbs.fill()
      say({ exchanging: false, reached: true, failures: 0, lastAt: env.now() })
      return 'done'
    } catch (fault) {
      const problem = asProblem(fault)
      const result = await ended(problem, key)
      const isThere = problem.status < 500
      say({ exchanging: false, reached: isThere, failures: status().failures + 1, ...(isThere && result !== 'revoked' ? { lastAt: env.now() } : {}) })
      if (result instanceof Problem) stopTimer = env.later?.(kick, waitAfter(status().failures, env.random()))
      return result
    }
  }

  const start = async (): Promise<ExchangeResult> => {
    let result: ExchangeResult
    do {
      again = false
      const mine = await (env.alone ?? ((work) => work()))(once)
      if (mine === undefined) stopTimer = env.later?.(kick, waitAfter(1, env.random()))
      result = mine ?? 'busy'
    } while (again && (result === 'done' || (result instanceof Problem && result.code !== 'server.unreachable')))
    return result
  }

  const run = (only?: readonly SyncSection[]): Promise<ExchangeResult> => {
    wanted = only === undefined || wanted === 'all' ? 'all' : new Set([...(wanted ?? []), ...only])
    if (running) {
      again = true
      return running
    }
    running = start().finally(() => { running = undefined })
    return running
  }
  const kick = (): void => void run().catch(() => undefined)

  const heedEnd = async (of: number): Promise<void> => {
    if (await isRevoked(keyOf(of))) await eraseRevoked()
  }

  return { run, kick, stop: () => stopTimer?.(), heedEnd }
}
