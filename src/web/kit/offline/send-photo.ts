// Sends one photo in parts, going on where it broke off: the server says how much it has.
import type { Call } from '../../../contract/client.ts'
import { fileRoutes } from '../../../contract/files.ts'
import { photoPartRoutes } from '../../../contract/photo-parts.ts'
import { mostPartBytes } from '../../../domain/files/parts.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import type { SendPhoto } from './photos.ts'

const hashOf = async (bytes: ArrayBuffer): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Parts the server has lost or mixed up are no fault of the photo: it begins anew the next time. */
const orLater = (fault: unknown): never => {
  throw fault instanceof Problem && (fault.code === 'file.part-out-of-order' || fault.code === 'file.parts-differ') ? new Problem('server.busy', 503, {}) : fault
}

export const sendPhotoBy = (call: Call): SendPhoto => async (id, blob, name, heard) => {
  const params = { id }
  // A browser reckons hashes only over a safe connection.
  if (!globalThis.crypto?.subtle) return void (await call(fileRoutes.put, { params, query: { name: name.slice(-200) }, photo: blob }))
  const hash = await hashOf(await blob.arrayBuffer())
  const { received, photo } = await call(photoPartRoutes.standing, { params, query: { hash } })
  if (photo !== null) return
  let from = received
  heard(from)
  for (;;) {
    const part = blob.slice(from, from + mostPartBytes, blob.type)
    const answer = await call(photoPartRoutes.put, { params, query: { from, total: blob.size, hash, name: name.slice(-200) }, photo: part }).catch(orLater)
    if (answer.photo !== null) return
    // A server that has lost parts meanwhile says so; one that never gets on is left alone for now.
    if (answer.received === from) throw new Problem('server.busy', 503, {})
    from = answer.received
    heard(from)
  }
}
