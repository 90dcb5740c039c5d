// Search by name through HTTP; what fits which words is the domain's and tested there.
import { beforeAll, describe, expect, it } from 'vitest'
import { territoryRoutes } from '../../contract/territory.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { forgetNets } from './net.ts'

let server: TestServer
let anyone: Client
const find = async (words: string, level?: 'street' | 'grid') => anyone.call(territoryRoutes.search, { query: { words, ...(level ? { level } : {}) } })

beforeAll(async () => {
  server = await testServer()
  anyone = server.anonymous()
  await server.database.query("update units set name = '迎宾街道', aliases = array['迎宾馆街道'] where id = $1", [server.district.inside.street.id])
  await server.database.query("update units set name = '迎宾路社区居民委员会' where id = $1", [server.district.outside.community.id])
  forgetNets(server.context)
})

describe('searching the net', () => {
  it.each(['迎宾街道', '迎宾馆街道', 'ybjd', '迎bin', '迎斌街道', 'yingbinjiedao'])('%s finds the street first', async (words) => {
    expect((await find(words)).units[0]).toMatchObject({ id: server.district.inside.street.id, name: '迎宾街道' })
  })

  it('says what fits, so that it can be shown', async () => {
    expect((await find('迎宾馆')).marks[0]).toEqual({ text: '迎宾馆街道', from: 0, until: 3 })
    expect((await find('bin街')).marks[0]).toEqual({ text: '迎宾街道', from: 1, until: 3 })
  })

  it('keeps to the level that is asked for, and finds by code', async () => {
    expect((await find('yb', 'street')).units.map(({ name }) => name)).toEqual(['迎宾街道'])
    const { code } = server.district.inside.microgrid
    expect((await find(code)).units.map((unit) => unit.code)).toEqual([code])
  })

  it('refuses a malformed question', async () => {
    expect((await refusal(find(''))).code).toBe('request.malformed')
    expect((await refusal(anyone.call(territoryRoutes.search, { query: { words: 'x', level: 'house' as never } }))).code).toBe('request.malformed')
  })
})
