// The records of a shapefile (.dbf): texts and numbers below field names of ten bytes, in an encoding that the .cpg may
// name, may name wrongly, or that nobody names. A number of more than fifteen digits is a code and stays a text.
import type { Cell } from '../sheets/read-sheet.ts'
import { shapeProblem } from './problems.ts'
import { shapeLimits } from './shape-file.ts'

type Field = { name: Uint8Array; type: string; length: number; decimals: number; at: number }
export type Dbf = { headings: string[]; records: { cells: Cell[]; deleted: boolean }[]; encoding: 'utf-8' | 'gb18030' }

/** Characters a decoder could make nothing of; a field cut in the middle of a character is no fault of the encoding. */
const strangers = (texts: readonly Uint8Array[], encoding: 'utf-8' | 'gb18030'): number => {
  const decoder = new TextDecoder(encoding)
  return texts.reduce((sum, bytes) => sum + (decoder.decode(bytes).replace(/\uFFFD$/, '').match(/\uFFFD/g)?.length ?? 0), 0)
}

/** What is UTF-8 throughout is it hardly by accident, whatever the .cpg says; UTF-8 read as GB18030 often leaves no stranger. */
const encodingOf = (texts: readonly Uint8Array[], cpg: string | undefined): Dbf['encoding'] => {
  const beyondAscii = texts.filter((bytes) => bytes.some((byte) => byte > 127)).slice(0, 5_000)
  if (beyondAscii.length === 0) return 'utf-8'
  const bad = { 'utf-8': strangers(beyondAscii, 'utf-8'), gb18030: strangers(beyondAscii, 'gb18030') }
  const said = /utf-?8|65001/i.test(cpg ?? '') ? 'utf-8' : /gb|936/i.test(cpg ?? '') ? 'gb18030' : undefined
  if (bad['utf-8'] === 0) return 'utf-8'
  if (said !== undefined && bad[said] === 0) return said
  return bad['utf-8'] <= bad.gb18030 ? 'utf-8' : 'gb18030'
}

const fieldsOf = (bytes: Uint8Array, headerLength: number): Field[] => {
  const fields: Field[] = []
  let at = 1
  for (let i = 32; i + 32 <= headerLength && bytes[i] !== 0x0d; i += 32) {
    const end = bytes.subarray(i, i + 11).indexOf(0)
    const field = { name: bytes.subarray(i, i + (end < 0 ? 11 : end)), type: String.fromCharCode(bytes[i + 11]!), length: bytes[i + 16]!, decimals: bytes[i + 17]!, at }
    fields.push(field)
    at += field.length
  }
  return fields
}

const cellOf = (text: string, { type }: Field): Cell => {
  const value = text.replace(/[\0 ]+$/, '')
  if (type === 'N' || type === 'F') {
    const digits = value.trim()
    if (digits === '' || /^\*+$/.test(digits)) return null
    const number = Number(digits)
    return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : digits
  }
  if (type === 'D') return /^\d{8}$/.test(value) ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}` : null
  if (type === 'L') return /[yt]/i.test(value) ? 'TRUE' : /[nf]/i.test(value) ? 'FALSE' : null
  return value === '' ? null : value
}

export const readDbf = (bytes: Uint8Array, cpg: string | undefined, name: string): Dbf => {
  if (bytes.length < 33) throw shapeProblem('shape.cut-off', { name, member: '.dbf' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [count, headerLength, recordLength] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  const fields = fieldsOf(bytes, Math.min(headerLength, bytes.length))
  if (headerLength < 33 || recordLength < 1 || fields.length === 0 || fields.at(-1)!.at + fields.at(-1)!.length > recordLength) throw shapeProblem('shape.unreadable', { name, member: '.dbf' })
  if (count > shapeLimits.rows) throw shapeProblem('shape.too-large', { name, rows: shapeLimits.rows })
  if (headerLength + count * recordLength > bytes.length) throw shapeProblem('shape.cut-off', { name, member: '.dbf' })
  const raw = Array.from({ length: count }, (_, i) => bytes.subarray(headerLength + i * recordLength, headerLength + (i + 1) * recordLength))
  const texts = raw.flatMap((record) => fields.filter(({ type }) => type === 'C').map(({ at, length }) => record.subarray(at, at + length)))
  const encoding = encodingOf(texts.length > 0 ? texts : fields.map((field) => field.name), cpg)
  const decoder = new TextDecoder(encoding)
  return {
    encoding,
    headings: fields.map((field) => decoder.decode(field.name).replace(/\uFFFD+$/, '').trim()),
    records: raw.map((record) => ({ deleted: record[0] === 0x2a, cells: fields.map((field) => cellOf(decoder.decode(record.subarray(field.at, field.at + field.length)).replace(/\uFFFD+(?=[\0 ]*$)/, ''), field)) })),
  }
}
