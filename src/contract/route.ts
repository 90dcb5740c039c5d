// One definition per route: what goes in, what comes out, which verb it needs. The server binds a handler to it, the
// typed client calls it, OpenAPI is printed from it.
import type { Static, TSchema } from 'typebox'
import type { Verb } from '../domain/access/verbs.ts'

export type RouteSchemas = { params?: TSchema; query?: TSchema; body?: TSchema; reply: TSchema }

export type Route<S extends RouteSchemas = RouteSchemas> = {
  /** `feature.action`, unique: the operationId. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `:name` for each of `params`. */
  path: string
  verb: Verb
  summary: string
  /** Problem codes it may end in, besides those any route may. */
  problems?: readonly string[]
  /** `photo` takes the raw bytes of an image, `file` those of any file; `raw` answers something that is not JSON. */
  takes?: 'json' | 'photo' | 'file'
  gives?: 'json' | 'raw'
  /** Also open to programs with an access token (Basic or Bearer) instead of a browser's session. */
  accepts?: 'accessToken'
  schemas: S
}

type InputPart<S extends RouteSchemas, K extends 'params' | 'query' | 'body'> = S[K] extends TSchema ? Static<S[K]> : undefined

export type ParamsOf<R extends Route> = InputPart<R['schemas'], 'params'>
export type QueryOf<R extends Route> = InputPart<R['schemas'], 'query'>
export type BodyOf<R extends Route> = InputPart<R['schemas'], 'body'>
export type ReplyOf<R extends Route> = Static<R['schemas']['reply']>

export const route = <const S extends RouteSchemas>(definition: Route<S>): Route<S> => definition
