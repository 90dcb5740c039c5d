// A network as in a basement: of the requests through it a share is dropped, or cut off in the middle of the body, or answered in
// halves after the server has done what was asked. It goes on to whatever port the server has now.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type RoughNetwork = { base: string; counts: { asked: number; dropped: number; bodiesCut: number; answersCut: number }; to(port: number): void; close(): Promise<void> }

const read = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** `random` decides; a third each of `share` is dropped, cut on the way there, and cut on the way back. */
export const openRoughNetwork = async (share: number, random: () => number): Promise<RoughNetwork> => {
  let port = 0
  const counts = { asked: 0, dropped: 0, bodiesCut: 0, answersCut: 0 }
  const forward = (asked: IncomingMessage, body: Buffer, sent: Buffer): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> =>
    new Promise((resolve, reject) => {
      const onward = request({ host: '127.0.0.1', port, method: asked.method, path: asked.url, headers: { ...asked.headers, host: `127.0.0.1:${port}`, 'content-length': body.length }, agent: false }, (answer) =>
        void read(answer).then((answered) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: answered }), reject))
      onward.on('error', reject)
      if (sent.length === body.length) return void onward.end(body)
      onward.write(sent, () => {
        onward.destroy()
        reject(new Error('cut'))
      })
    })
  const handle = async (asked: IncomingMessage, reply: ServerResponse): Promise<void> => {
    counts.asked += 1
    const chance = random() / share
    const body = await read(asked)
    const hangUp = (): Socket => asked.socket.destroy()
    if (chance < 1 / 3) {
      counts.dropped += 1
      return void hangUp()
    }
    const cutsBody = chance < 2 / 3
    try {
      if (cutsBody) counts.bodiesCut += 1
      const answer = await forward(asked, body, cutsBody ? body.subarray(0, Math.floor(body.length / 2)) : body)
      if (cutsBody) return void hangUp()
      const { 'transfer-encoding': _chunks, ...headers } = answer.headers
      reply.writeHead(answer.status, { ...headers, 'content-length': answer.body.length })
      if (chance >= 1) return void reply.end(answer.body)
      counts.answersCut += 1
      reply.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => hangUp())
    } catch {
      hangUp()
    }
  }
  const server = createServer((asked, reply) => void handle(asked, reply).catch(() => asked.socket.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, counts,
    to: (next) => { port = next },
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
