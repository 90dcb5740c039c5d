// A lean load generator: keep-alive connections on bare sockets, one request at a time on each, so that as little as
// possible of the two cores goes to asking.
import { connect, type Socket } from 'node:net'

export type LoadResult = { perSecond: number; milliseconds: number[]; failed: number }

const bodyLengthOf = (head: string): number => Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)

/** Asks again and again on each connection until the time is over. `next` gives the bytes of a whole request. */
export const load = async (port: number, connections: number, seconds: number, next: (connection: number) => string): Promise<LoadResult> => {
  const milliseconds: number[] = []
  let failed = 0
  let firstFault: string | undefined
  const began = performance.now()
  const end = began + seconds * 1_000
  const runOne = (connection: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let asked = 0
      let buffer = ''
      const ask = (): void => {
        if (performance.now() >= end) {
          socket.end()
          return resolve()
        }
        asked = performance.now()
        socket.write(next(connection))
      }
      socket.setEncoding('latin1')
      socket.on('connect', ask)
      socket.on('error', reject)
      socket.on('data', (chunk: string) => {
        buffer += chunk
        const headEnd = buffer.indexOf('\r\n\r\n')
        if (headEnd < 0 || buffer.length < headEnd + 4 + bodyLengthOf(buffer.slice(0, headEnd))) return
        milliseconds.push(performance.now() - asked)
        if (!buffer.startsWith('HTTP/1.1 2')) {
          failed += 1
          firstFault ??= buffer.slice(0, 600)
        }
        buffer = ''
        ask()
      })
    })
  await Promise.all(Array.from({ length: connections }, (_, connection) => runOne(connection)))
  if (firstFault !== undefined) process.stderr.write(`${failed} requests failed, the first: ${firstFault}\n`)
  return { perSecond: milliseconds.length / ((performance.now() - began) / 1_000), milliseconds, failed }
}

export const getRequest = (path: string, cookie: string): string => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n\r\n`

export const postRequest = (path: string, cookie: string, body: unknown): string => {
  const text = JSON.stringify(body)
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
