// Cookies are sent along by any page; what changes something must come from our own. Browsers say so in Sec-Fetch-Site,
// older ones in Origin; clients that send neither carry no cookies of a browser.
import type { FastifyRequest } from 'fastify'
import { kernelProblem } from '../../domain/kernel/problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

export const refuseCrossSite = (request: FastifyRequest): void => {
  if (safe.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw kernelProblem('request.cross-site')
  const { origin, host } = request.headers
  if (origin !== undefined && site === undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) throw kernelProblem('request.cross-site')
}
