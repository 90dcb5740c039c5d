// Faults become RFC 9457 answers here and nowhere else.
import type { FastifyError, FastifyReply } from 'fastify'
import { kernelProblem, Problem } from '../../domain/kernel/problem.ts'

type Fault = Partial<FastifyError> & { code?: string; statusCode?: number }

/** What went wrong as a Problem; anything unexpected is `server.failed` and says nothing about the inside. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  const { code = '', statusCode = 500 } = error as Fault
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return kernelProblem('request.too-large')
  if (statusCode === 429) return kernelProblem('request.too-many')
  if (statusCode === 404) return kernelProblem('request.not-found')
  if (statusCode >= 400 && statusCode < 500) return kernelProblem('request.malformed', { part: 'body', faults: [code] })
  if (isUnavailable(error)) return kernelProblem('server.busy')
  return kernelProblem('server.failed')
}

/** The database is away or full: trying again later may work. Class 53 = resources, 57P = shutting down. */
const isUnavailable = (error: unknown): boolean => {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^(ECONNREFUSED|ECONNRESET|ENOENT|53\w{3}|57P\w{2}|08\w{3})$/.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(message)
}

export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ type: `/problems/${problem.code}`, title: problem.code, status: problem.status, code: problem.code, params: problem.params }))
