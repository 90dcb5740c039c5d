// Puts one photo, telling how far it has come. The id is the caller's, so that a broken upload can simply be sent again.
import { fileRoutes } from '../../../contract/files.ts'
import { pathOf } from '../../../contract/client.ts'
import { Problem, type ProblemParams } from '../../../domain/kernel/problem.ts'
import { shrink } from './shrink.ts'

export type PhotoFacts = { id: string; mediaType: string; width: number; height: number; bytes: number; takenAt: number | null }

export const photoUrl = (id: string, size: 'full' | 'thumbnail' = 'full', again = 0): string => pathOf(fileRoutes.get, { id }, again === 0 ? { size } : { size, again })

const faultOf = (request: XMLHttpRequest): Problem => {
  try {
    const body = JSON.parse(request.responseText) as { code?: string; params?: ProblemParams }
    return new Problem(body.code ?? 'server.failed', request.status, body.params ?? {})
  } catch {
    return new Problem('server.failed', request.status, {})
  }
}

type PutOptions = { onProgress?: (percent: number) => void; signal?: AbortSignal }

export const uploadPhoto = async (id: string, file: File, options: PutOptions = {}): Promise<PhotoFacts> => putPhoto(id, await shrink(file), file.name, options)

/** Puts the bytes as they are. */
export const putPhoto = (id: string, blob: Blob, name: string, options: PutOptions = {}): Promise<PhotoFacts> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('PUT', pathOf(fileRoutes.put, { id }, { name: name.slice(-200) }))
    request.setRequestHeader('content-type', blob.type || 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => options.onProgress?.(event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0)
    request.onload = () => (request.status < 300 ? done(JSON.parse(request.responseText) as PhotoFacts) : fail(faultOf(request)))
    request.onerror = () => fail(new Problem('server.unreachable', 503, {}))
    options.signal?.addEventListener('abort', () => request.abort())
    request.onabort = () => fail(new DOMException('aborted', 'AbortError'))
    request.send(blob)
  })
