// Sends a file up, telling how far it has come. The id is the caller's: a broken upload can simply be sent again.
import { pathOf } from '../../../../contract/client.ts'
import { importRoutes, type Import } from '../../../../contract/imports.ts'
import { Problem, type ProblemParams } from '../../../../domain/kernel/problem.ts'

const faultOf = (request: XMLHttpRequest): Problem => {
  try {
    const body = JSON.parse(request.responseText) as { code?: string; params?: ProblemParams }
    return new Problem(body.code ?? 'server.failed', request.status, body.params ?? {})
  } catch {
    return new Problem('server.failed', request.status, {})
  }
}

export const uploadFile = (id: string, unitId: number, file: File, onProgress: (percent: number) => void, signal: AbortSignal): Promise<Import> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('PUT', pathOf(importRoutes.upload, { id }, { unitId, name: file.name.slice(-200) || 'file' }))
    // Whatever the browser takes it for: what it is, its content tells.
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0)
    request.onload = () => (request.status < 300 ? done(JSON.parse(request.responseText) as Import) : fail(faultOf(request)))
    request.onerror = () => fail(new Problem('server.unreachable', 503, {}))
    request.onabort = () => fail(new DOMException('aborted', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
