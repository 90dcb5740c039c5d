// Asks with patience: for as long as something is heard it waits, however slow the network; after a silence it gives up, so that
// nobody looks at a turning wheel because a server took the call and never answers.

const given = (): DOMException => new DOMException('nothing was heard', 'TimeoutError')

/** `milliseconds` of silence, before the answer or in the middle of it. */
export const patiently = (milliseconds: number): typeof fetch => async (input, init) => {
  const silence = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const heard = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(given()), milliseconds)
  }
  heard()
  try {
    const response = await fetch(input, { ...init, signal: AbortSignal.any([silence.signal, ...(init?.signal ? [init.signal] : [])]) })
    if (!response.body) {
      clearTimeout(timer)
      return response
    }
    heard()
    const body = response.body.pipeThrough(new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, next) => {
        heard()
        next.enqueue(chunk)
      },
      flush: () => clearTimeout(timer),
    }))
    return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers })
  } catch (fault) {
    clearTimeout(timer)
    throw fault
  }
}
