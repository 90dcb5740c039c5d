// Spreadsheets as offices send them, and what is no spreadsheet.
import { execFileSync } from 'node:child_process'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readSheet, sheetLimits } from './read-sheet.ts'
import { writeCsv, writeSheet } from './write-sheet.ts'

const text = (value: string): Uint8Array => strToU8(value)
const gbk = (value: string): Uint8Array => execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GBK'], { input: value })
const code = (bytes: Uint8Array, name = '单位.csv') => readSheet(bytes, name).then(() => 'read', (fault: { code: string }) => fault.code)
const csv = '编码,名称,户数\r\n140213001000,南关街道,12\r\n140213002000,北关街道,\r\n'
const asRead = { headings: ['编码', '名称', '户数'], rows: [{ row: 2, cells: ['140213001000', '南关街道', '12'] }, { row: 3, cells: ['140213002000', '北关街道', null] }] }

describe('CSV', () => {
  it.each([['UTF-8', text(csv)], ['UTF-8 with its mark', text(`\uFEFF${csv}`)], ['GBK', gbk(csv)], ['UTF-16', Buffer.from(`\uFEFF${csv}`, 'utf16le')]])('in %s is read the same', async (_, bytes) => {
    expect(await readSheet(bytes, '单位.csv')).toEqual(asRead)
  })

  it('keeps blanks, full-width digits and leading zeros as they were written', async () => {
    const { rows } = await readSheet(text('编码,名称\n１４０２１３,南关街道 \n007,"a,""b""\nc"\n'), 'x.csv')
    expect(rows.map(({ cells }) => cells)).toEqual([['１４０２１３', '南关街道 '], ['007', 'a,"b"\nc']])
  })

  it('passes over a title above the headings and empty lines below them', async () => {
    const sheet = await readSheet(text('平城区网格一览表\n\n编码;名称\n\n1;a\n ; \n2;b\n'), 'x.csv')
    expect(sheet).toEqual({ headings: ['编码', '名称'], rows: [{ row: 5, cells: ['1', 'a'] }, { row: 7, cells: ['2', 'b'] }] })
  })

  it('fills short lines and drops what stands right of the headings', async () => {
    const { rows } = await readSheet(text('a,b\n1\n1,2,3\n'), 'x.csv')
    expect(rows.map(({ cells }) => cells)).toEqual([['1', null], ['1', '2']])
  })

  it('has 200,000 rows', async () => {
    const { rows } = await readSheet(text(`编码,名称\n${Array.from({ length: 200_000 }, (_, i) => `${i},网格${i}`).join('\n')}`), 'x.csv')
    expect(rows).toHaveLength(200_000)
    expect(rows.at(-1)).toEqual({ row: 200_001, cells: ['199999', '网格199999'] })
  })

  it('is written so that no cell acts as a formula', () => {
    const written = writeCsv(['名称', '说明'], [['=1+1', '@x'], ['-2', -2], ['a"b', 'c,d'], [null, '+86']])
    expect(written).toBe('\uFEFF名称,说明\r\n\'=1+1,\'@x\r\n\'-2,-2\r\n"a""b","c,d"\r\n,\'+86\r\n')
  })
})

describe('an .xlsx', () => {
  it('comes back as it was written, with texts, numbers and nothing', async () => {
    const bytes = await writeSheet([
      { name: '网格/一', headings: ['编码', '名称', '户数'], rows: [['140213001001001001', '南关１号\u0001', 31], ['=1+1', ' x ', null]] },
      { name: '', headings: ['二'], rows: [['a']] },
    ])
    const sheet = await readSheet(bytes, '网格.xlsx')
    expect(sheet.headings).toEqual(['编码', '名称', '户数'])
    expect(sheet.rows).toEqual([{ row: 2, cells: ['140213001001001001', '南关１号', 31] }, { row: 3, cells: ['=1+1', ' x ', null] }])
  })

  it('gives dates as days', async () => {
    const bytes = await (await import('write-excel-file/node')).default([{ data: [['到岗', '备注'], [{ value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, { value: true, type: Boolean }]] }]).toBuffer()
    expect((await readSheet(bytes, 'x.xlsx')).rows[0]!.cells).toEqual(['2026-03-01', 'TRUE'])
  })

  it('is refused when it is cut off, is another kind of zip, or is broken inside', async () => {
    const bytes = new Uint8Array(await writeSheet([{ name: 'a', headings: ['a', 'b'], rows: [['1', '2']] }]))
    expect(await code(bytes.slice(0, bytes.length / 2))).toBe('sheet.unreadable')
    expect(await code(zipSync({ 'a.txt': text('a') }))).toBe('sheet.unreadable')
    const files = unzipSync(bytes)
    expect(await code(zipSync({ ...files, 'xl/worksheets/sheet1.xml': text('<worksheet><sheetData><row') }))).toMatch(/^sheet\.(unreadable|empty)$/)
  })

  it('is refused before it is unpacked when it would fill the memory', async () => {
    const files = unzipSync(new Uint8Array(await writeSheet([{ name: 'a', headings: ['a', 'b'], rows: [['1', '2']] }])))
    const bomb = zipSync({ ...files, 'xl/worksheets/sheet2.xml': new Uint8Array(sheetLimits.unpackedBytes) }, { level: 1 })
    expect(bomb.length).toBeLessThan(8_000_000)
    expect(await code(bomb)).toBe('sheet.too-large')
  })
})

describe('what is no spreadsheet', () => {
  it('is refused by its reason', async () => {
    expect(await code(new Uint8Array())).toBe('sheet.empty')
    expect(await code(text('\n\n , \n'))).toBe('sheet.empty')
    expect(await code(text('编码,名称\n'))).toBe('sheet.empty')
    expect(await code(Uint8Array.from({ length: 3_000 }, (_, i) => (i * 7919) % 256))).toBe('sheet.unreadable')
    expect(await code(Buffer.from('ffd8ffe000104a46494600010100', 'hex'))).toBe('sheet.unreadable')
    expect(await code(text(`a,b\n${'1,2\n'.repeat(sheetLimits.rows + 1)}`))).toBe('sheet.too-large')
    expect(await code(new Uint8Array(sheetLimits.bytes + 1))).toBe('sheet.too-large')
  })
})
