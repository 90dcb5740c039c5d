// Looks whether a port is free before anything slow is begun.
import { createServer } from 'node:net'
import { explainListenError } from './plain-fault.ts'

/** Throws a `PlainFault` when the port is busy or forbidden. */
export const assertPortFree = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (fault) => reject(explainListenError(fault, port)))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })
