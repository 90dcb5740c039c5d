// The base map for reading, its file in parts, and the district's setting.
import { baseMapRoutes } from '../../../contract/base-map.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { baseMapProblem } from '../../../domain/territory/base-map.ts'
import { prepared, raw, read, type Server } from '../../http/endpoint.ts'
import { baseMapOf, changeBaseMap, drawnFrom, drawnNow } from './settings.ts'
import { findTileFile, listTileFiles, readRange, streamRange } from './tile-files.ts'

export const bindBaseMap = (server: Server): void => {
  read(server, baseMapRoutes.get, async ({ context, actor }) => ({ baseMap: await drawnNow(context, await baseMapOf(context, actor.district)) }))

  raw(server, baseMapRoutes.archive, async ({ context, actor, query }, _, request, reply) => {
    const map = await baseMapOf(context, actor.district)
    const chosen = map.kind === 'archive' ? map.file : undefined
    // Another file than the chosen one is for whoever tries it out before choosing it.
    const name = query.file !== undefined && postsWith(actor, 'territory.configure').length > 0 ? query.file : chosen
    const file = name === undefined || (query.file !== undefined && query.file !== name) ? undefined : await findTileFile(context.baseMapDir, name)
    if (!file) throw baseMapProblem('basemap.no-file')
    reply.headers({ 'accept-ranges': 'bytes', etag: `"${file.tag}"`, 'cache-control': 'private, max-age=86400', 'content-type': 'application/vnd.pmtiles' })
    const range = readRange(request.headers.range, file.bytes)
    if (!range) return reply.code(416).headers({ 'content-range': `bytes */${file.bytes}`, 'cache-control': 'no-store' }).send()
    const { from, until } = range
    return reply.code(206).headers({ 'content-range': `bytes ${from}-${until}/${file.bytes}`, 'content-length': until - from + 1 }).send(streamRange(context.baseMapDir, file.name, range))
  })

  read(server, baseMapRoutes.settings, async ({ context, actor }) => ({
    settings: (await baseMapOf(context, actor.district)) as never, files: await listTileFiles(context.baseMapDir), folder: context.baseMapDir,
  }))

  // Answered by POST because the settings hold a key; nothing is written.
  prepared(server, baseMapRoutes.preview, async ({ context, body }) => drawnFrom(context, body.settings), async (_, __, baseMap) => ({ baseMap }))
  prepared(server, baseMapRoutes.change, async ({ context, body }) => drawnFrom(context, body.settings), changeBaseMap)
}
