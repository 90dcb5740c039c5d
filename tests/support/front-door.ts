// The door of a story's server: before any of its own code sees a request, somebody is hung up on, left waiting, answered by half,
// or told that the server is in trouble; a file is handed out in a newer version.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** `gone`: hung up on. `silent`: accepted and never answered. `half`: all is done, and half of the answer arrives. `failing`: 500. */
export type Trouble = 'gone' | 'silent' | 'half' | 'failing'

export type FrontDoor = {
  /** Whoever comes with this session's token, until told otherwise. When it is over, who still waits is cut off, as by a server started anew. */
  trouble(token: string, trouble: Trouble | null): void
  replace(path: string, text: string): void
  /** Answers say this time from now on; until then they say the machine's own. */
  tellTime(): void
}

const halve = (response: ServerResponse): void => {
  const write = response.write.bind(response) as (chunk: Buffer, done: () => void) => void
  response.end = ((chunk?: unknown) => {
    const whole = typeof chunk === 'string' || chunk instanceof Uint8Array ? Buffer.from(chunk as string) : Buffer.alloc(0)
    write(whole.subarray(0, Math.ceil(whole.length / 2)), () => response.socket?.destroy())
    return response
  }) as typeof response.end
}

export const openFrontDoor = (server: Server, clock: () => number): FrontDoor => {
  const troubles = new Map<string, Trouble>()
  const replaced = new Map<string, string>()
  const waiting = new Map<string, Set<ServerResponse>>()
  let tellsTime = false
  const emit = server.emit.bind(server)
  server.emit = (event: string, ...given: unknown[]): boolean => {
    if (event !== 'request') return emit(event, ...given)
    const [request, response] = given as [IncomingMessage, ServerResponse]
    if (tellsTime) response.setHeader('date', new Date(clock()).toUTCString())
    const newer = replaced.get(request.url ?? '')
    if (newer !== undefined) return Boolean(response.setHeader('content-type', 'text/javascript').end(newer))
    const [token, trouble] = [...troubles].find(([one]) => request.headers.cookie?.includes(one)) ?? []
    switch (trouble) {
      case undefined: return emit(event, ...given)
      case 'gone': request.socket.destroy(); return true
      case 'failing': response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>500 Internal Server Error</h1>'); return true
      case 'half':
        if (request.url?.startsWith('/api/')) halve(response)
        return emit(event, ...given)
      case 'silent':
        waiting.set(token!, (waiting.get(token!) ?? new Set()).add(response))
        return true
    }
  }
  return {
    trouble: (token, trouble) => {
      if (trouble) troubles.set(token, trouble)
      else troubles.delete(token)
      for (const response of waiting.get(token) ?? []) response.socket?.destroy()
      waiting.delete(token)
    },
    replace: (path, text) => void replaced.set(path, text),
    tellTime: () => { tellsTime = true },
  }
}
