// A journal whose transaction numbers lie ahead of the database's own came with a logical dump into a new cluster, where
// they start over. Reactions would silently pass new entries by; so nothing starts on it (docs/decisions/0004).
import type { Queryable } from '../db/open.ts'
import { PlainFault } from '../plain-fault.ts'

export const assertJournalFits = async (db: Queryable): Promise<void> => {
  const [row] = await db.query<{ ahead: boolean }>(
    `select coalesce(max(last.transaction) >= pg_current_xact_id(), false) as ahead
     from districts d cross join lateral (select transaction from journal j where j.district = d.district order by transaction desc, position desc limit 1) last`,
  )
  if (row!.ahead)
    throw new PlainFault(
      '此数据库由逻辑备份恢复到了新的数据库集群,日志的事务序号超前于数据库,无法继续。请改用物理备份(复制数据文件夹或 pg_basebackup)恢复。',
      'This database was restored from a logical dump into a new cluster: the journal is ahead of its transaction numbers. Restore a physical backup instead (a copy of the data folder, or pg_basebackup).',
    )
}
