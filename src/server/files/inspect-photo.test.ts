// What is refused as a photo, by name, and what is kept of a good one.
import { describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { refusal } from '../../../tests/support/logins.ts'
import { makePhoto, photoTaken } from '../../../tests/support/photos.ts'
import { drawPhoto } from './draw-photo.ts'
import { cleanName, inspectPhoto } from './inspect-photo.ts'
import { originOf } from './photo-origin.ts'

const now = Date.parse('2026-03-02T02:00:00Z')
const inspect = (bytes: Buffer, name = 'lamp.jpg') => inspectPhoto(bytes, name, now)

/** A JPEG with one more comment segment. */
const withComment = (photo: Buffer, comment: string): Buffer => {
  const text = Buffer.from(comment, 'latin1')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length + 2)
  return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, text, photo.subarray(2)])
}

describe('a photo is refused by its name', () => {
  it('when it is empty', async () => expect(await refusal(inspect(Buffer.alloc(0)))).toMatchObject({ code: 'file.empty', params: { name: 'lamp.jpg' } }))
  it('when it has more than 20 MB', async () => expect(await refusal(inspect(Buffer.alloc(20 * 1_048_576 + 1)))).toMatchObject({ code: 'file.too-large', status: 413, params: { name: 'lamp.jpg', megabytes: 20 } }))
  it('when it is no image, whatever it is called', async () => {
    for (const content of ['hello', '%PDF-1.7 document', 'GIF89a......', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'])
      expect(await refusal(inspect(Buffer.from(content)))).toMatchObject({ code: 'file.not-an-image', params: { name: 'lamp.jpg' } })
  })
  it('when it is a HEIC this server can’t draw, saying so rather than calling it damaged', async () => {
    const box = (type: string, body: string) => Buffer.concat([Buffer.from([0, 0, 0, 8 + body.length]), Buffer.from(type + body, 'latin1')])
    const heic = Buffer.concat([box('ftyp', 'heic\0\0\0\0mif1heic'), box('meta', '\0\0\0\0'), box('mdat', 'picture')])
    expect(await refusal(inspect(heic, 'IMG_1.HEIC'))).toMatchObject({ code: 'file.not-an-image', params: { name: 'IMG_1.HEIC', type: 'heic' } })
  })
  it('when it was cut off', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const photo = await makePhoto({ format, width: 800, height: 600 })
      expect(await refusal(inspect(photo.subarray(0, photo.length / 2)))).toMatchObject({ code: 'file.unreadable', params: { name: 'lamp.jpg' } })
    }
  })
  it('when its header is sound and its picture is not', async () => {
    const photo = await makePhoto({ format: 'png', width: 300, height: 300 })
    const at = photo.indexOf('IDAT') + 20
    photo.fill(0x5a, at, at + 60)
    expect((await inspect(photo)).transparent).toBe(false)
    await expect(drawPhoto(photo, false)).rejects.toThrow()
  })
  it('when it unpacks to more pixels than any phone takes', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } }).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusal(inspect(bomb))).toMatchObject({ code: 'file.too-large', params: { megapixels: 100 } })
  })
  it('when something else hides behind it or in its notes', async () => {
    const photo = await makePhoto({})
    const pairs = [
      Buffer.concat([photo, Buffer.from('PK\x03\x04 archive', 'latin1')]), Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]),
      withComment(photo, '%PDF-1.4 hidden'), withComment(photo, '<?php system($_GET[0]); ?>'), withComment(photo, 'PK\x03\x04'),
      await makePhoto({ comment: '<script>alert(1)</script>' }), await makePhoto({ format: 'png', comment: '<script>alert(1)</script>' }),
      await makePhoto({ format: 'webp', comment: '<?php echo 1 ?>' }),
    ]
    for (const bytes of pairs) expect(await refusal(inspect(bytes))).toMatchObject({ code: 'file.more-than-an-image', params: { name: 'lamp.jpg' } })
    expect((await inspect(withComment(photo, 'taken at the corner'))).takenAt).toBeNull()
  })
})

describe('of a good photo', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('only time and place are read from a %s', async (format) => {
    const { takenAt, place } = await inspect(await makePhoto({ format, exif: true }))
    expect(takenAt).toBe(photoTaken.at)
    expect(place!.lat).toBeCloseTo(photoTaken.lat, 9)
    expect(place!.lng).toBeCloseTo(photoTaken.lng, 9)
  })

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('nothing of a %s but its pixels is kept', async (format) => {
    const sent = await makePhoto({ format, exif: true, width: 900, height: 700 })
    const drawn = await drawPhoto(sent, false)
    for (const bytes of [drawn.full, drawn.thumbnail]) {
      const { exif, icc, xmp, iptc, comments, format: kept } = await sharp(bytes).metadata()
      expect({ exif, icc, xmp, iptc, comments, kept }).toEqual({ kept: 'jpeg' })
      for (const word of ['secret', 'Lantern', 'Wang', 'Exif', '2026:03:01']) expect(bytes.includes(word), word).toBe(false)
    }
  })

  it('the long side has at most 2,560 pixels, the thumbnail 320', async () => {
    const drawn = await drawPhoto(await makePhoto({ width: 4_000, height: 3_000 }), false)
    expect(drawn).toMatchObject({ width: 2_560, height: 1_920, mediaType: 'image/jpeg' })
    expect(await sharp(drawn.thumbnail).metadata()).toMatchObject({ width: 320, height: 240 })
    expect(await drawPhoto(await makePhoto({ width: 200, height: 100 }), false)).toMatchObject({ width: 200, height: 100 })
  })

  it('the way up is the one it was taken in', async () => {
    const drawn = await drawPhoto(await makePhoto({ width: 400, height: 200, orientation: 6 }), false)
    expect(drawn).toMatchObject({ width: 200, height: 400 })
    // The dark left half was turned to the top.
    const { data } = await sharp(drawn.full).extract({ left: 100, top: 20, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true })
    expect(data[2]).toBeLessThan(60)
  })

  it('transparency stays', async () => {
    const sent = await makePhoto({ format: 'png', alpha: 0.4 })
    const { transparent } = await inspect(sent)
    expect(transparent).toBe(true)
    const drawn = await drawPhoto(sent, transparent)
    expect(drawn.mediaType).toBe('image/webp')
    expect((await sharp(drawn.full).metadata()).hasAlpha).toBe(true)
  })

  it('the same photo is drawn to the same content', async () => {
    const sent = await makePhoto({ exif: true })
    expect((await drawPhoto(sent, false)).hash).toBe((await drawPhoto(sent, false)).hash)
  })

  it('EXIF that can’t be read, or a clock never set, is no time and no place', () => {
    expect(originOf(undefined, now)).toEqual({ takenAt: null, place: null })
    expect(originOf(Buffer.from('Exif\0\0 nonsense'), now)).toEqual({ takenAt: null, place: null })
  })

  it('the name is kept without paths and without characters that turn text around', () => {
    expect(cleanName('C:\\photos\\lamp.jpg')).toBe('lamp.jpg')
    expect(cleanName('../../etc/passwd')).toBe('passwd')
    expect(cleanName('ph\u202egpj.exe\n')).toBe('phgpj.exe')
    expect(cleanName('路灯 一号.JPG')).toBe('路灯 一号.JPG')
    expect(cleanName(undefined)).toBe('')
  })
})
