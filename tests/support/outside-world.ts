// The outside world of messages on this machine: a push service that opens what it is sent with the browser's own key, an
// SMTP server, the webhooks of robots and a gateway for text messages; each can fail in the ways the real ones do.
import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

const closers: (() => void | Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers.splice(0)) await close()
})

export type Request = { path: string; query: URLSearchParams; headers: IncomingMessage['headers']; body: Buffer }
type Answer = (request: Request, response: ServerResponse) => void

const listen = async (answer: Answer): Promise<{ origin: string; got: Request[] }> => {
  const got: Request[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://outside')
    const one = { path: url.pathname, query: url.searchParams, headers: request.headers, body: await buffer(request) }
    got.push(one)
    answer(one, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got }
}

export type Browser = { endpoint: string; p256dh: string; auth: string; open(body: Buffer): Record<string, unknown> }

/** RFC 8291 from the browser's side, by node's own cryptography. */
const makeBrowser = (endpoint: string): Browser => {
  const keys = createECDH('prime256v1')
  const p256dh = keys.generateKeys()
  const auth = Buffer.from('0123456789abcdef')
  const open = (body: Buffer): Record<string, unknown> => {
    const [salt, idLength] = [body.subarray(0, 16), body[20]!]
    const sender = body.subarray(21, 21 + idLength)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender])
    const material = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32))
    const key = Buffer.from(hkdfSync('sha256', material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
    const nonce = Buffer.from(hkdfSync('sha256', material, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
    const sealed = body.subarray(21 + idLength)
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString()) as Record<string, unknown>
  }
  return { endpoint, p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url'), open }
}

/** Refuses what isn't signed for it by the key named (RFC 8292). */
const isSigned = ({ headers }: Request, origin: string): boolean => {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return false
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, format: 'jwk' })
  return verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')) && (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string }).aud === origin
}

export const pushService = async () => {
  const behaviour = { status: 201 as number | 'hang' }
  let count = 0
  const browsers = new Map<string, Browser>()
  const taken: { browser: Browser; payload: Record<string, unknown>; headers: IncomingMessage['headers'] }[] = []
  const service = await listen((request, response) => {
    if (behaviour.status === 'hang') return
    const browser = browsers.get(request.path)
    if (!isSigned(request, service.origin)) return void response.writeHead(403).end()
    if (!browser) return void response.writeHead(410).end()
    if (behaviour.status < 300) taken.push({ browser, payload: browser.open(request.body), headers: request.headers })
    response.writeHead(behaviour.status, { location: `${service.origin}/m/${taken.length}` }).end()
  })
  return {
    ...service, behaviour, taken,
    newBrowser: (): Browser => {
      const path = `/s/${(count += 1)}`
      const browser = makeBrowser(service.origin + path)
      browsers.set(path, browser)
      return browser
    },
    forget: ({ endpoint }: Browser): void => void browsers.delete(new URL(endpoint).pathname),
  }
}

export const robotService = async (secret: string) => {
  const behaviour = { errcode: 0, status: 200 as number | 'hang' }
  const taken: string[] = []
  const service = await listen(({ query, body }, response) => {
    if (behaviour.status === 'hang') return
    const answer = (errcode: number, errmsg = errcode === 0 ? 'ok' : 'refused'): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ errcode, errmsg }))
    if (behaviour.status !== 200) return void response.writeHead(behaviour.status).end('x')
    if (query.get('access_token') !== null) {
      const timestamp = query.get('timestamp') ?? ''
      if (query.get('access_token') !== 'known') return answer(300001, 'token is not exist')
      if (query.get('sign') !== createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')) return answer(310000, 'sign not match, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]')
    } else if (query.get('key') !== 'known') return answer(93000)
    if (behaviour.errcode === 0) taken.push((JSON.parse(body.toString()) as { text: { content: string } }).text.content)
    answer(behaviour.errcode)
  })
  return { ...service, behaviour, taken }
}

export const smsService = async () => {
  const behaviour = { status: 200 }
  const service = await listen((_, response) => void response.writeHead(behaviour.status).end())
  return { ...service, behaviour, texts: () => service.got.map(({ body }) => JSON.parse(body.toString()) as { id: string; kind: string; phone: string; text: string; occasions: string[] }) }
}

/** Letters as they arrived: headers, a blank line, the text, decoded. */
export const mailService = async () => {
  const behaviour = { code: 250 }
  const letters: { to: string[]; raw: string; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData: (stream, session, done) => void buffer(stream).then((bytes) => {
      if (behaviour.code !== 250) return done(Object.assign(new Error('refused'), { responseCode: behaviour.code }))
      const raw = bytes.toString()
      const [head = '', ...body] = raw.split('\r\n\r\n')
      const text = body.join('\r\n\r\n')
      letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw, text: /base64/i.test(head) ? Buffer.from(text, 'base64').toString() : /quoted-printable/i.test(head) ? decodeQuoted(text) : text })
      done()
    }),
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, behaviour, letters }
}

const decodeQuoted = (text: string): string => {
  const bytes = text.replace(/=\r\n/g, '').split(/(=[0-9A-F]{2})/).flatMap((part) => (/^=[0-9A-F]{2}$/.test(part) ? [parseInt(part.slice(1), 16)] : [...Buffer.from(part)]))
  return Buffer.from(bytes).toString()
}
