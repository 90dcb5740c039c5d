// What counts as an image and nothing more.
import { describe, expect, it } from 'vitest'
import { makePhoto } from '../../../tests/support/photos.ts'
import { isForeignNote, isForeignTrailer } from './foreign-content.ts'
import { structureOf } from './image-structure.ts'

const formats = ['jpeg', 'png', 'webp', 'avif'] as const
const foreign = {
  'a zip archive': Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(40, 7), Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]),
  'a document': Buffer.from('\n%PDF-1.7\n1 0 obj\n'),
  'a page with a script': Buffer.from('<html><script>alert(1)</script></html>'),
  'a single letter': Buffer.from('x'),
}

describe('the structure of an image', () => {
  it.each(formats)('of the format %s is recognised by its content and walked to its end', async (format) => {
    const structure = structureOf(await makePhoto({ format, exif: true }))
    expect(structure).toMatchObject({ kind: 'image', format: format === 'avif' ? 'heif' : format, trailer: null })
  })

  it.each(formats.flatMap((format) => Object.entries(foreign).map(([what, bytes]) => ({ format, what, bytes }))))('shows $what behind a $format', async ({ format, bytes }) => {
    const { kind } = structureOf(Buffer.concat([await makePhoto({ format }), bytes]))
    // Behind a HEIF, a scrap too short for a box reads as one that was cut off: refused either way.
    expect(kind === 'more' || (format === 'avif' && kind === 'truncated')).toBe(true)
  })

  it.each(formats)('shows a %s that was cut off, wherever', async (format) => {
    const photo = await makePhoto({ format, width: 64, height: 64 })
    for (let length = photo.length - 3; length > 40; length -= 37) expect(structureOf(photo.subarray(0, length)).kind, `${length} of ${photo.length}`).not.toBe('image')
  })

  it('bears any damaged file without failing', async () => {
    let state = 12_345
    const next = (most: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % most
    for (const format of formats) {
      const photo = await makePhoto({ format, width: 40, height: 40, exif: true })
      for (let n = 0; n < 500; n++) {
        const broken = Buffer.from(photo)
        for (let m = 0; m < 4; m++) broken[next(broken.length)] = next(256)
        expect(['image', 'truncated', 'more', 'unknown']).toContain(structureOf(broken.subarray(0, 1 + next(broken.length))).kind)
      }
    }
  })

  it('allows padding and what phones append: a second picture, a film', async () => {
    const photo = await makePhoto({})
    expect(structureOf(Buffer.concat([photo, Buffer.alloc(64)])).kind).toBe('image')
    expect(structureOf(Buffer.concat([photo, Buffer.alloc(10), await makePhoto({ colour: '#ffffff' })]))).toMatchObject({ kind: 'image', trailer: null })
    const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(500, 9)])
    expect(structureOf(Buffer.concat([photo, film]))).toMatchObject({ kind: 'image', trailer: film })
    expect(isForeignTrailer(film)).toBe(false)
    expect(isForeignTrailer(Buffer.concat([film, foreign['a zip archive']]))).toBe(true)
    expect(isForeignTrailer(Buffer.concat([film, foreign['a page with a script']]))).toBe(true)
  })

  it('refuses one with more notes than any camera writes, without long thought', () => {
    const many = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 2]), Buffer.alloc(8_000_000, Buffer.from([0xff, 0xe1, 0, 2])), Buffer.from([0xff, 0xd9])])
    expect(structureOf(many).kind).toBe('more')
    const wide = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x90, 0x00, 0x00]), Buffer.from('iTXt'), Buffer.alloc(9_437_188, '<'), Buffer.from('\0\0\0\0IEND\0\0\0\0')])
    expect(structureOf(wide).kind).toBe('more')
  })

  it('does not take for an image what only begins a little like one', () => {
    for (const text of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'PK\x03\x04', 'BM', 'RIFF\x00\x00\x00\x00WAVE', '\x00\x00\x00\x18ftypmp42', '\xff\xd8'])
      expect(structureOf(Buffer.from(text, 'latin1')).kind, text).toBe('unknown')
  })
})

describe('signs of another kind of file in a note', () => {
  it.each(['<script>', '<SCRIPT src=x>', '<?php echo 1', '%PDF-1.4', 'PK\x03\x04', 'Rar!\x1a\x07', '\x7fELF', 'javascript:alert(1)', '#!/bin/sh'])('are found: %s', (text) =>
    expect(isForeignNote(Buffer.from(`some words ${text} and more`, 'latin1'))).toBe(true))
  it('are found in wide letters too', () => expect(isForeignNote(Buffer.from('ab<script>x', 'utf16le'))).toBe(true))
  it.each(['Photo by Wang, 50% off <3', '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>', 'PKU campus'])('are not seen in ordinary words: %s', (text) =>
    expect(isForeignNote(Buffer.from(text))).toBe(false))
})
