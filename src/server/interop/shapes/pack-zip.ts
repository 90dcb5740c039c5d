// Packs files into a zip as they become ready. The bytes are squeezed by Node's own threads, so that a district's shapes
// don't keep everybody else waiting.
import { Zip, type ZipInputFile } from 'fflate'
import { crc32, deflateRaw } from 'node:zlib'
import { promisify } from 'node:util'

export type ZipPart = { name: string; bytes: Buffer }

const squeeze = promisify(deflateRaw)
const deflated = 8

/** One file after the other: only one is held squeezed at a time. */
export async function* packZip(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let fault: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) fault = error
    else ready.push(chunk)
  })
  for await (const { name, bytes } of parts) {
    const small = await squeeze(bytes)
    const file: ZipInputFile = { filename: name, mtime: at, size: bytes.length, crc: crc32(bytes), compression: deflated }
    zip.add(file)
    file.ondata!(null, small, true)
    if (fault) throw fault
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
