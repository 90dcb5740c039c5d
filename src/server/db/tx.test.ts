// Transactions on a real database: what was asked is done as a whole or not at all, in groups and alone.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { openDatabase, type Database } from './open.ts'
import { inTransaction, later } from './tx.ts'

let database: Database
let url: string
beforeAll(async () => {
  ;({ database, url } = await testDatabase())
  await database.query('create table notes (id int primary key, words text not null)')
})
beforeEach(async () => {
  await database.query('delete from notes')
})

const insert = 'insert into notes (id, words) values ($1, $2)'
const kept = async () => (await database.query<{ id: number }>('select id from notes order by id')).map((row) => row.id)

describe('a transaction of one batch', () => {
  it('is done as a whole and answers with its rows', async () => {
    const ids = await inTransaction(database, async (tx) => {
      const first = tx.query<{ id: number }>(`${insert} returning id`, [1, 'one'], 'note-insert')
      tx.send(insert, [2, 'two'])
      return later(async () => (await first).map((row) => row.id))
    })
    expect(ids).toEqual([1])
    expect(await kept()).toEqual([1, 2])
  })

  it('leaves nothing behind when its last statement fails, and says why', async () => {
    const failing = inTransaction(database, async (tx) => {
      tx.send(insert, [1, 'one'])
      tx.send(insert, [1, 'again'])
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await kept()).toEqual([])
  })

  it('does not fall with a neighbour in its group', async () => {
    const outcomes = await Promise.allSettled([1, 2, 2, 3, 3, 4].map((id) => inTransaction(database, async (tx) => tx.send(insert, [id, 'x'], 'note-keep'))))
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await kept()).toEqual([1, 2, 3, 4])
  })

  it('prepares a statement again that was passed over because the one before it failed', async () => {
    const failing = inTransaction(database, async (tx) => {
      tx.send('insert into notes (id, words) values ($1, null)', [9], 'note-null')
      tx.send('update notes set words = $1', ['new'], 'note-late')
    })
    await expect(failing).rejects.toMatchObject({ code: '23502' })
    await inTransaction(database, async (tx) => {
      tx.send(insert, [1, 'old'])
      tx.send('update notes set words = $1', ['new'], 'note-late')
    })
    expect(await database.query('select words from notes')).toEqual([{ words: 'new' }])
  })

  it('fails for a value no statement can carry, and the connection goes on', async () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    await expect(inTransaction(database, async (tx) => tx.send(insert, [1, circle]))).rejects.toThrow(/circular/i)
    await inTransaction(database, async (tx) => tx.send(insert, [2, 'two']))
    expect(await kept()).toEqual([2])
  })

  it('is on disk before it is answered, as far as the installation waits for disks', async () => {
    const waits = openDatabase(`${url}${url.includes('?') ? '&' : '?'}options=-c%20synchronous_commit%3Don`)
    for (let id = 1; id <= 20; id += 1) {
      const end = await inTransaction(waits, async (tx) => {
        tx.send(insert, [id, 'one'])
        const asked = tx.query<{ end: string }>('select pg_current_wal_insert_lsn()::text as end', [])
        return later(async () => (await asked)[0]!.end)
      })
      expect(await waits.query('select pg_current_wal_flush_lsn() > $1::pg_lsn as flushed', [end])).toEqual([{ flushed: true }])
    }
    await waits.close()
  })

  it('is tried on a new connection after the old one was cut', async () => {
    await inTransaction(database, async (tx) => tx.send(insert, [1, 'one']))
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() and query like '%pg_logical_emit_message%'`)
    await inTransaction(database, async (tx) => tx.send(insert, [2, 'two'])).catch(() => {}) // may still meet the cut one
    await inTransaction(database, async (tx) => tx.send(insert, [3, 'three']))
    expect(await kept()).toContain(3)
  })
})

describe('a transaction that looks before it writes', () => {
  it('keeps its statements together and in order', async () => {
    await inTransaction(database, async (tx) => {
      tx.send(insert, [1, 'one'])
      const [row] = await tx.query<{ words: string }>('select words from notes where id = $1', [1])
      tx.send('update notes set words = $1 where id = 1', [`${row!.words}!`])
      await tx.query('select 1; select 2')
      tx.send(insert, [2, 'two'])
    })
    expect(await database.query('select words from notes order by id')).toEqual([{ words: 'one!' }, { words: 'two' }])
  })

  it('undoes everything when the work throws', async () => {
    const failing = inTransaction(database, async (tx) => {
      await tx.query(insert, [1, 'one'])
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await kept()).toEqual([])
  })

  it('sends nothing when the work throws before anything was asked for', async () => {
    await expect(inTransaction(database, async (tx) => { tx.send(insert, [1, 'one']); throw new Error('no') })).rejects.toThrow('no')
    expect(await kept()).toEqual([])
  })

  it('says so when the database is away', async () => {
    const away = openDatabase('postgres://nobody@127.0.0.1:1/none')
    await expect(inTransaction(away, async (tx) => tx.send('select $1', [1]))).rejects.toThrow()
    await expect(inTransaction(away, async (tx) => tx.query('select $1', [1]))).rejects.toThrow()
    await away.close()
  })
})
