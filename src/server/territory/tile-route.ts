// GET /tiles/{z}/{x}/{y}.mvt: the district's map, for everybody who may see the territory (residents place a pin on it);
// with ?on=2025-12-31 as it was on that day. ?v= names the net's version: another net has other addresses.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { assertVerb } from '../access/assert-verb.ts'
import { findActor } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Server } from '../http/endpoint.ts'
import { tokenFrom } from '../http/session-cookie.ts'
import { netOf, type Net } from './net.ts'
import { buildTiler, type Tiler, type TileUnit } from './tiles/tiler.ts'

const deepest = 16

const tilers = new WeakMap<Net, Tiler>()

const tileUnits = (net: Net): TileUnit[] =>
  [...net.units.values()].flatMap(({ id, code, name, level, parentId, special, households, center, shape }) =>
    shape && center ? [{ id, code, name, level, parentId, special, households, center, geometry: shape }] : [])

const tilerOf = async (context: Context, district: DistrictId, net: Net): Promise<Tiler> => {
  let tiler = tilers.get(net)
  if (!tiler) {
    const { settings } = await context.districts.get(district)
    tilers.set(net, (tiler = buildTiler(tileUnits(net), { scenery: settings.scenery ?? [] })))
  }
  return tiler
}

export const bindTiles = ({ app, context }: Server): void => {
  app.get('/tiles/:z/:x/:y.mvt', async (request, reply) => {
    const { z, x, y } = request.params as Record<'z' | 'x' | 'y', string>
    const [zoom, column, row] = [z, x, y].map((text) => (/^\d{1,6}$/.test(text) ? Number(text) : -1)) as [number, number, number]
    if (zoom < 0 || zoom > deepest || column < 0 || row < 0 || column >= 2 ** zoom || row >= 2 ** zoom) throw kernelProblem('request.not-found')
    const { on, v } = request.query as { on?: string; v?: string }
    if (on !== undefined && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(on)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/on'] })
    const actor = await findActor(context, tokenFrom(request), request.headers)
    assertVerb(actor, 'territory.see')
    const net = await netOf(context, actor.district, on)
    const tile = (await tilerOf(context, actor.district, net)).tile(zoom, column, row)
    const etag = `"${createHash('sha256').update(tile).digest('base64url').slice(0, 22)}"`
    // A server that has not heard of an adoption yet must not leave the old tile under the new address.
    const current = v === undefined || v.split('-')[0] === String(net.version)
    reply.header('cache-control', current ? 'private, max-age=300' : 'private, no-cache').header('etag', etag).type('application/vnd.mapbox-vector-tile')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    if (tile.length === 0) return reply.code(204).send()
    return /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? reply.header('content-encoding', 'gzip').send(gzipSync(tile, { level: 4 })) : reply.send(tile)
  })
}
