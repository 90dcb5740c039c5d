// OGC API – Features: binds the routes. Programs of other origins may read with a token; cookies never cross.
import { mostFeatures, ogcRoutes, usualFeatures, type OgcCollection } from '../../../contract/ogc-features.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { raw, type HttpReply, type HttpRequest, type Server } from '../../http/endpoint.ts'
import { netOf } from '../../territory/net.ts'
import { territoryProblem } from '../../territory/problems.ts'
import { featureOf } from '../export/geojson.ts'
import { extentOf, findUnits, reaches, validityOf, type Found } from './find-units.ts'
import { openApi30 } from './open-api.ts'
import { asCollection, collectionPage, collectionsPage, conformsTo, landingPage, types, type Link } from './pages.ts'
import { isBehind, ogcProblem, readBbox, readCursor, readDatetime, writeCursor } from './questions.ts'

const rootOf = (request: HttpRequest): string => `${request.protocol}://${request.host}/ogc`

const answer = (reply: HttpReply, type: string, value: unknown): HttpReply =>
  // As bytes: to a text a charset would be added, which these media types don't have.
  reply.headers({ 'content-type': type, 'cache-control': 'private, no-cache', vary: 'Authorization, Cookie' }).send(Buffer.from(JSON.stringify(value)))

const collectionOf = (text: string): OgcCollection => {
  const collection = asCollection(text)
  if (!collection) throw ogcProblem('ogc.collection-not-found')
  return collection
}

const aboutReach = async (context: Context, actor: Actor, db: Queryable) => {
  const [since] = await db.query<{ day: string | null }>('select min(valid_from)::text as day from units where district = $1', [actor.district])
  return { extent: extentOf(await netOf(context, actor.district), actor), since: since?.day ?? null }
}

const featuresOf = async (db: Queryable, district: number, found: readonly Found[]): Promise<Record<string, unknown>[]> => {
  const validity = await validityOf(db, district, found.map(({ unit }) => unit.id))
  return found.map(({ unit, net }) => {
    const feature = featureOf(net, unit, 'wgs84')
    const valid = validity.get(unit.id)
    return { ...feature, properties: { ...(feature['properties'] as object), validFrom: valid?.from ?? null, validUntil: valid?.until ?? null } }
  })
}

export const bindOgcFeatures = (server: Server): void => {
  const { app } = server
  app.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/ogc')) reply.headers({ 'access-control-allow-origin': '*' })
    done()
  })
  for (const path of ['/ogc', '/ogc/*'])
    app.options(path, (_, reply) => reply.code(204).headers({ 'access-control-allow-methods': 'GET, OPTIONS', 'access-control-allow-headers': 'Authorization, Accept', 'access-control-max-age': '86400' }).send())

  raw(server, ogcRoutes.landing, async ({ context, actor }, _, request, reply) => answer(reply, types.json, landingPage(rootOf(request), (await context.districts.get(actor.district)).name)))
  raw(server, ogcRoutes.conformance, async (_, __, ___, reply) => answer(reply, types.json, { conformsTo }))
  raw(server, ogcRoutes.api, async ({ context }, _, request, reply) => answer(reply, types.openapi, openApi30(rootOf(request), context.version)))

  raw(server, ogcRoutes.collections, async ({ context, actor }, db, request, reply) => {
    const { extent, since } = await aboutReach(context, actor, db)
    return answer(reply, types.json, collectionsPage(rootOf(request), extent, since))
  })

  raw(server, ogcRoutes.collection, async ({ context, actor, params }, db, request, reply) => {
    const collection = collectionOf(params.collection)
    const { extent, since } = await aboutReach(context, actor, db)
    return answer(reply, types.json, collectionPage(rootOf(request), collection, extent, since))
  })

  raw(server, ogcRoutes.items, async ({ context, actor, params, query, now }, db, request, reply) => {
    const collection = collectionOf(params.collection)
    const after = readCursor(query.cursor)
    const all = await findUnits(context, actor, { collection, boxes: readBbox(query.bbox), days: readDatetime(query.datetime) })
    const left = after ? all.filter(({ unit }) => isBehind(unit, after)) : all
    const page = left.slice(0, Math.min(query.limit ?? usualFeatures, mostFeatures))
    const here = `${rootOf(request)}/collections/${collection}`
    const address = (more: Record<string, string>): string => {
      const asked = new URLSearchParams({ ...(query as Record<string, string>), ...more }).toString()
      return `${here}/items${asked === '' ? '' : `?${asked}`}`
    }
    const links: Link[] = [
      { href: address({}), rel: 'self', type: types.geojson },
      ...(page.length < left.length ? [{ href: address({ cursor: writeCursor(page.at(-1)!.unit) }), rel: 'next', type: types.geojson }] : []),
      { href: here, rel: 'collection', type: types.json },
    ]
    const features = await featuresOf(db, actor.district, page)
    return answer(reply, types.geojson, { type: 'FeatureCollection', timeStamp: new Date(now).toISOString(), numberMatched: all.length, numberReturned: page.length, links, features })
  })

  raw(server, ogcRoutes.item, async ({ context, actor, params }, db, request, reply) => {
    const collection = collectionOf(params.collection)
    const net = await netOf(context, actor.district)
    const unit = net.units.get(params.feature as UnitId)
    const [found] = unit && reaches(actor, unit) ? (await findUnits(context, actor, { collection, boxes: undefined, days: undefined })).filter((one) => one.unit.id === unit.id) : []
    if (!found) throw territoryProblem('territory.not-found')
    const here = `${rootOf(request)}/collections/${collection}`
    const [feature] = await featuresOf(db, actor.district, [found])
    const links: Link[] = [{ href: `${here}/items/${params.feature}`, rel: 'self', type: types.geojson }, { href: here, rel: 'collection', type: types.json }]
    return answer(reply, types.geojson, { ...feature, links })
  })
}
