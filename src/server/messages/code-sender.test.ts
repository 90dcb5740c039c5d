// Codes on their way to a phone: to the log, or signed to a gateway that may be slow, busy or elsewhere.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { PlainFault } from '../plain-fault.ts'
import { codeSenderFrom } from './code-sender.ts'
import { smsWebhook } from './sms-webhook.ts'

type Got = { path: string; headers: IncomingMessage['headers']; body: string }
const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A gateway on this machine that answers as told, request by request; the last answer goes on. */
const gateway = async (...answers: ((response: ServerResponse) => void)[]) => {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    const one: Got = { path: request.url ?? '', headers: request.headers, body: '' }
    got.push(one)
    one.body = await text(request).catch(() => '') // whoever asked may have given up
    const answer = answers[Math.min(got.length, answers.length) - 1]!
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`, got }
}

const status = (code: number, headers: Record<string, string> = {}) => (response: ServerResponse) => void response.writeHead(code, headers).end('x')
const silence = () => {}
const secret = 'a secret of the gateway'

const senderFor = (url: string, timeout = 5_000) => {
  const lines: string[] = []
  return { lines, sender: smsWebhook({ url, secret, log: (line) => void lines.push(line), clock: () => 1_772_416_800_123, timeout, pauses: [1, 1] }) }
}

describe('without a gateway', () => {
  it('the code is in the log, the phone is masked', async () => {
    const lines: string[] = []
    await codeSenderFrom({}, (line) => void lines.push(line)).send('13812345678', '012345', 'signIn')
    expect(lines).toEqual([expect.stringContaining('code 012345 for 138****5678')])
  })
})

describe('a gateway', () => {
  it('gets the code in a signed request', async () => {
    const { url, got } = await gateway(status(204))
    const { sender, lines } = senderFor(url)
    await sender.send('13812345678', '012345', 'signIn')
    expect(got).toHaveLength(1)
    const { path, headers, body } = got[0]!
    expect(path).toBe('/sms')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(body)).toEqual({ id: headers['wangge-id'], kind: 'phone-code', purpose: 'signIn', phone: '13812345678', code: '012345' })
    expect(headers['wangge-timestamp']).toBe('1772416800')
    expect(headers['wangge-signature']).toBe(`sha256=${createHmac('sha256', secret).update(`1772416800.${body}`).digest('hex')}`)
    expect(lines).toEqual([])
  })

  it('that fails for a moment is asked again with the same id', async () => {
    const { url, got } = await gateway(status(503), status(429), status(200))
    await senderFor(url).sender.send('13812345678', '012345', 'signIn')
    expect(got).toHaveLength(3)
    expect(new Set(got.map((one) => one.headers['wangge-id'])).size).toBe(1)
  })

  it('that refuses is not asked again, and the log says so without the code', async () => {
    const { url, got } = await gateway(status(401))
    const { sender, lines } = senderFor(url)
    await expect(sender.send('13812345678', '012345', 'signIn')).rejects.toThrow('401')
    expect(got).toHaveLength(1)
    expect(lines).toEqual([expect.stringContaining('138****5678')])
    expect(lines.join()).not.toContain('012345')
    expect(lines.join()).not.toContain('13812345678')
  })

  it('that does not answer is given up after three attempts', async () => {
    const { url, got } = await gateway(silence)
    const { sender, lines } = senderFor(url, 1_000)
    await expect(sender.send('13812345678', '012345', 'signIn')).rejects.toThrow('did not answer in time')
    expect(got).toHaveLength(3)
    expect(lines).toHaveLength(1)
  })

  it('that isn’t there is named with the reason', async () => {
    const { url } = await gateway(status(200))
    closers.splice(0).forEach((close) => close())
    await expect(senderFor(url).sender.send('13812345678', '012345', 'signIn')).rejects.toThrow('ECONNREFUSED')
  })

  it('cannot send the code on to another address', async () => {
    const elsewhere = await gateway(status(200))
    const { url } = await gateway(status(307, { location: elsewhere.url }))
    await expect(senderFor(url).sender.send('13812345678', '012345', 'signIn')).rejects.toThrow()
    expect(elsewhere.got).toEqual([])
  })

  it('is chosen by the environment and must have a secret to sign with', async () => {
    const { url, got } = await gateway(status(200))
    await codeSenderFrom({ WANGGE_SMS_WEBHOOK: url, WANGGE_SMS_SECRET: secret }, () => {}).send('13812345678', '012345', 'signIn')
    expect(got).toHaveLength(1)
    for (const env of [{ WANGGE_SMS_WEBHOOK: url }, { WANGGE_SMS_WEBHOOK: url, WANGGE_SMS_SECRET: 'short' }, { WANGGE_SMS_WEBHOOK: 'ftp://x', WANGGE_SMS_SECRET: secret }, { WANGGE_SMS_WEBHOOK: 'nonsense', WANGGE_SMS_SECRET: secret }])
      expect(() => codeSenderFrom(env, () => {})).toThrow(PlainFault)
  })
})
