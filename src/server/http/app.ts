// The HTTP server: every route of the contract bound exactly once, the apps' files, and what machines ask for.
import Fastify, { type FastifyInstance } from 'fastify'
import { allRoutes } from '../../contract/api.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { bindCatalogue } from '../catalogue/routes.ts'
import { bindCases } from '../cases/routes.ts'
import { bindClocks } from '../clocks/routes.ts'
import type { Context } from '../context.ts'
import { bindFiles } from '../files/routes.ts'
import { bindExports } from '../interop/export/routes.ts'
import { bindOgcFeatures } from '../interop/ogc-features/routes.ts'
import { bindLive } from '../live/routes.ts'
import { bindMeasures } from '../measures/routes.ts'
import { bindMessages } from '../messages/routes.ts'
import { bindOperations } from '../operations/routes.ts'
import { bindDeskPhones } from '../people/desk-phone-routes.ts'
import { bindAccount, bindPeople } from '../people/routes.ts'
import { bindPowers } from '../powers/routes.ts'
import { bindRoundDays } from '../rounds/day-routes.ts'
import { bindRoundPlaces } from '../rounds/place-routes.ts'
import { bindTracks } from '../rounds/track-routes.ts'
import { bindRounds } from '../rounds/routes.ts'
import { bindSync } from '../sync/routes.ts'
import { bindSystem } from '../system/routes.ts'
import { carriers } from '../carriers.ts'
import { bindEdits } from '../territory/edits/routes.ts'
import { bindBaseMap } from '../territory/base-map/routes.ts'
import { tileOrigins } from '../territory/base-map/settings.ts'
import { mannedUnits } from '../people/manned.ts'
import { bindImports } from '../territory/imports/routes.ts'
import { bindPlanner } from '../territory/planner/routes.ts'
import { bindPlans } from '../territory/plans/routes.ts'
import { bindReorganisations } from '../territory/reorganisations/routes.ts'
import { bindStandard } from '../territory/standard/routes.ts'
import { bindTerritory } from '../territory/routes.ts'
import { bindTiles } from '../territory/tile-route.ts'
import { bindWhistles } from '../whistles/routes.ts'
import { bindApps } from './apps.ts'
import type { Server } from './endpoint.ts'
import { bindOpenApi } from './openapi.ts'
import { problemOf, sendProblem } from './problem-reply.ts'
import { refuseCrossSite } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { bindVitals } from './vitals.ts'

export type AppOptions = {
  /** Folder of the built apps; without it only the interface is served. */
  webDir?: string
  /** Told of everything that was not a Problem. */
  onFault?: (fault: unknown) => void
  /** Behind a proxy that sets X-Forwarded-*: trust it. */
  trustProxy?: boolean
}

/** Bodies other than photos: a report with its words is far below. */
const largestJson = 1_048_576

export const buildApp = async (context: Context, options: AppOptions = {}): Promise<FastifyInstance> => {
  const app = Fastify({ bodyLimit: largestJson, logger: false, trustProxy: options.trustProxy ?? false, exposeHeadRoutes: false, routerOptions: { ignoreTrailingSlash: false } })
  app.addHook('onRequest', (request, reply, done) => {
    refuseCrossSite(request)
    securityHeaders(request, reply)
    done()
  })
  app.setErrorHandler((error, _, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) options.onFault?.(error)
    return sendProblem(reply, problem)
  })
  app.setNotFoundHandler((_, reply) => sendProblem(reply, kernelProblem('request.not-found')))
  const server: Server = { app, context, bound: new Set() }
  for (const bind of [bindAccount, bindBaseMap, bindCases, bindCatalogue, bindClocks, bindEdits, bindExports, bindFiles, bindImports, bindLive, bindMeasures, bindMessages, bindOgcFeatures, bindOperations, bindDeskPhones, bindPeople, bindPowers, bindRoundDays, bindRoundPlaces, bindRounds, bindSync, bindSystem, bindTerritory, bindTracks]) bind(server)
  bindPlanner(server)
  bindPlans(server, carriers)
  bindReorganisations(server)
  bindStandard(server, mannedUnits)
  bindWhistles(server)
  const forgotten = allRoutes.filter((route) => !server.bound.has(route.id)).map((route) => route.id)
  if (forgotten.length > 0) throw new Error(`routes without a handler: ${forgotten.join(', ')}`)
  bindTiles(server)
  bindOpenApi(app, context.version)
  bindVitals(app, context)
  if (options.webDir !== undefined) await bindApps(app, options.webDir, () => tileOrigins(context))
  return app
}
