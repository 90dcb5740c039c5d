// Put a power on the list, let it read otherwise, say which classes of case need it. The district's alone.
import type { powerRoutes, PowerItemView } from '../../../contract/powers.ts'
import type { Actor, ActorPost } from '../../../domain/access/actor.ts'
import { powerProblem } from '../../../domain/powers/problems.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf } from '../../territory/net.ts'
import { findItem, insertItem, readHistory, rewordedBy, rewordItem, setCategories } from '../items.ts'
import { presentItem } from '../present.ts'
import { mustManage } from '../reach.ts'

const keeper = async (context: Context, actor: Actor): Promise<ActorPost> => mustManage(actor, await netOf(context, actor.district), null)

export const makeItem = async ({ actor, body, now, context }: Ask<typeof powerRoutes.make>, tx: Tx): Promise<PowerItemView> => {
  const post = await keeper(context, actor)
  const { commandId, code, ...wording } = body
  const before = await rewordedBy(tx, actor.district, commandId)
  const id = before ?? (await insertItem(tx, actor.district, code.trim(), wording, false, actor.personId, now, commandId))
  if (id === undefined) throw powerProblem('power.code-taken')
  if (before === undefined) appendJournal(tx, actor, post, { kind: 'power.made', at: now, subjectKind: 'power', subjectId: String(id), commandId, data: { code, ...wording } })
  return presentItem(context, tx, actor, id)
}

export const changeItem = async ({ actor, body, now, context, params }: Ask<typeof powerRoutes.change>, tx: Tx): Promise<PowerItemView> => {
  const post = await keeper(context, actor)
  const { commandId, version, ...wording } = body
  const item = await findItem(tx, actor.district, params.id, true)
  if (!item) throw powerProblem('power.not-found')
  if ((await rewordedBy(tx, actor.district, commandId)) === item.id) return presentItem(context, tx, actor, item.id)
  if (item.version !== version) throw powerProblem('power.changed')
  rewordItem(tx, actor.district, item, wording, actor.personId, now, commandId)
  appendJournal(tx, actor, post, { kind: 'power.reworded', at: now, subjectKind: 'power', subjectId: String(item.id), commandId, data: { before: { name: item.name, kind: item.kind, basis: item.basis }, after: wording } })
  return presentItem(context, tx, actor, item.id)
}

export const changeClasses = async ({ actor, body, now, context, params }: Ask<typeof powerRoutes.classes>, tx: Tx): Promise<PowerItemView> => {
  const post = await keeper(context, actor)
  const item = await findItem(tx, actor.district, params.id, true)
  if (!item) throw powerProblem('power.not-found')
  const { categories: before } = await readHistory(tx, actor.district, item.id)
  if (before.join() !== [...body.categories].sort().join()) {
    await setCategories(tx, actor.district, item.id, body.categories)
    appendJournal(tx, actor, post, { kind: 'power.classesChanged', at: now, subjectKind: 'power', subjectId: String(item.id), data: { before, after: body.categories } })
  }
  return presentItem(context, tx, actor, item.id)
}
