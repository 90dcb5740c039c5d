// Writes the journal of a phone (second-place.ts) into files of the origin: here, beside the page, a file can be written
// without waiting, and what was written is with the system, whatever becomes of the browser.
type Handle = { read(into: Uint8Array, at: { at: number }): number; write(from: Uint8Array, at: { at: number }): number; truncate(size: number): void; getSize(): number; flush(): void; close(): void }
type File = FileSystemFileHandle & { createSyncAccessHandle(): Promise<Handle> }
export type Ask =
  | { what: 'open'; folder: string } | { what: 'append'; text: string } | { what: 'replace'; text: string } | { what: 'put'; name: string; bytes: ArrayBuffer } | { what: 'remove'; name: string }
  | { what: 'file'; name: string } | { what: 'clear' } | { what: 'close' }
export type Answer = { id: number; value?: unknown; failed?: true }

let folder: FileSystemDirectoryHandle
/** Two files take turns, so that a snapshot that was broken off leaves the one before whole: the first byte of each counts. */
let handles: Handle[] = []
let turn = 0
let end = 0
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Each has its room from the beginning: what is written is written also when the phone is full. Behind the last line are zeros. */
const room = 1_572_864
const takeRoom = (handle: Handle): void => {
  try {
    if (handle.getSize() < room) handle.truncate(room)
  } catch {
    // There is none: it grows for as long as it can.
  }
}

const tries = 12
const pause = 80
const opened = async (name: string): Promise<Handle> => {
  const file = (await folder.getFileHandle(name, { create: true })) as File
  // A page that is just being left may still have it.
  for (let left = tries; ; left -= 1) {
    try {
      return await file.createSyncAccessHandle()
    } catch (fault) {
      if (left === 0) throw fault
      await new Promise((go) => setTimeout(go, pause))
    }
  }
}
const linesOf = (handle: Handle): Uint8Array => {
  const bytes = new Uint8Array(handle.getSize())
  handle.read(bytes, { at: 0 })
  const zero = bytes.indexOf(0)
  return zero < 0 ? bytes : bytes.subarray(0, zero)
}
const textOf = (handle: Handle): string => decoder.decode(linesOf(handle))
/** A file that was written whole begins with its number and ends its first line. */
const numberOf = (text: string): number => (text.includes('\n') ? Number(/^\d+/.exec(text)?.[0] ?? -1) : -1)

const open = async (name: string): Promise<string> => {
  folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
  handles = [await opened('journal-0'), await opened('journal-1')]
  const lines = handles.map(linesOf)
  const texts = lines.map((bytes) => decoder.decode(bytes))
  turn = numberOf(texts[1]!) > numberOf(texts[0]!) ? 1 : 0
  end = lines[turn]!.length
  handles.forEach(takeRoom)
  const whole = texts[turn]!
  return numberOf(whole) < 0 ? '' : whole.slice(whole.indexOf('\n') + 1)
}
const append = (text: string): void => {
  const bytes = encoder.encode(`${text}\n`)
  handles[turn]!.write(bytes, { at: end })
  end += bytes.length
}
const replace = (text: string): void => {
  const other = handles[1 - turn]!
  const number = numberOf(textOf(handles[turn]!)) + 1
  // First the lines, then the head that makes them count.
  const head = encoder.encode(`${String(number).padStart(12, '0')}\n`)
  const bytes = encoder.encode(`${text}\n`)
  other.write(new Uint8Array(other.getSize()), { at: 0 })
  other.write(bytes, { at: head.length })
  other.flush()
  other.write(head, { at: 0 })
  other.flush()
  turn = 1 - turn
  end = head.length + bytes.length
}
const put = async (name: string, bytes: ArrayBuffer): Promise<void> => {
  const handle = await opened(`photo-${name}`)
  handle.truncate(0)
  handle.write(new Uint8Array(bytes), { at: 0 })
  handle.flush()
  handle.close()
}
const file = async (name: string): Promise<ArrayBuffer | undefined> => {
  const found = await folder.getFileHandle(`photo-${name}`).catch(() => undefined)
  return found && (await found.getFile()).arrayBuffer()
}
const clear = async (): Promise<void> => {
  for (const handle of handles) {
    handle.truncate(0)
    handle.flush()
    takeRoom(handle)
  }
  end = 0
  turn = 0
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) if (name.startsWith('photo-')) await folder.removeEntry(name)
}

const carryOut = (ask: Ask): unknown => {
  switch (ask.what) {
    case 'open': return open(ask.folder)
    case 'append': return append(ask.text)
    case 'replace': return replace(ask.text)
    case 'put': return put(ask.name, ask.bytes)
    case 'remove': return folder.removeEntry(`photo-${ask.name}`).catch(() => undefined)
    case 'file': return file(ask.name)
    case 'clear': return clear()
    case 'close': return handles.forEach((handle) => handle.close())
  }
}

/** One after the other; letters are written in the turn in which they come. */
let behind: Promise<unknown> = Promise.resolve()
let waiting = 0
const answer = (id: number, work: () => unknown): void => {
  const tell = (said: Omit<Answer, 'id'>): void => postMessage({ id, ...said } satisfies Answer)
  const run = async (): Promise<void> => {
    try {
      tell({ value: await work() })
    } catch {
      tell({ failed: true })
    }
  }
  waiting += 1
  behind = (waiting === 1 ? run() : behind.then(run)).finally(() => { waiting -= 1 })
}
addEventListener('message', ({ data }: MessageEvent<{ id: number; ask: Ask }>) => answer(data.id, () => carryOut(data.ask)))
