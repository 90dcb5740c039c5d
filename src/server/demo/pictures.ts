// A few drawn pictures stand in for photos in the demonstration, so that nobody's street is shown.
import { createHash } from 'node:crypto'
import sharp from 'sharp'

export type DemoPicture = { hash: string; full: Buffer; thumbnail: Buffer; width: number; height: number }

const [width, height] = [960, 720]

const ground = (sky: string, road: string): string =>
  `<rect width="${width}" height="${height}" fill="${sky}"/><rect y="430" width="${width}" height="290" fill="${road}"/><path d="M0 430h960v18H0z" fill="#b8bec8"/><g fill="#c9cfd8">${[60, 250, 470, 700].map((x, n) => `<rect x="${x}" y="${170 + (n % 2) * 50}" width="150" height="${260 - (n % 2) * 50}"/>`).join('')}</g>`

const caption = (text: string): string =>
  `<rect x="24" y="${height - 76}" width="220" height="52" rx="6" fill="#1f2937" opacity=".72"/><text x="44" y="${height - 41}" font-size="26" fill="#fff" font-family="Noto Sans CJK SC, sans-serif">${text}</text>`

const scenes: Readonly<Record<'scene' | 'before' | 'after', readonly string[]>> = {
  scene: ['<path d="M470 640V200h120v24h-96v416z" fill="#4b5563"/><circle cx="600" cy="232" r="26" fill="#374151"/>', '<ellipse cx="500" cy="590" rx="170" ry="46" fill="#3b3f46"/><ellipse cx="500" cy="582" rx="150" ry="34" fill="#22262c"/>', '<g fill="#7c6a4f"><path d="M360 640l40-110 90-20 60 50 70 10 30 70z"/><path d="M440 520l40-60 60 20 20 50z" fill="#8f8b6a"/></g>'],
  before: ['<g fill="#8a6f4d"><rect x="380" y="520" width="120" height="90"/><rect x="470" y="450" width="130" height="160" fill="#a1845c"/></g>', '<path d="M300 610l120-90 180 10 90 80z" fill="#6b7280"/><path d="M420 520l40-60 90 10 50 60z" fill="#8f8b6a"/>'],
  after: ['<path d="M470 640V200h120v24h-96v416z" fill="#4b5563"/><circle cx="600" cy="232" r="30" fill="#f2c94c"/><circle cx="600" cy="232" r="80" fill="#f2c94c" opacity=".25"/>', '<g fill="#1a7f4b"><circle cx="260" cy="400" r="60"/><circle cx="720" cy="390" r="70"/></g><path d="M300 600h360" stroke="#fff" stroke-width="14" stroke-dasharray="60 40"/>'],
}

const draw = async (kind: keyof typeof scenes, picture: string): Promise<DemoPicture> => {
  const tone = { scene: ['#dbe4ee', '#9aa3ad'], before: ['#d9dde2', '#8f979f'], after: ['#e3eef5', '#a8b1ba'] }[kind] as [string, string]
  const text = { scene: '示意图片', before: '处置前 · 示意', after: '处置后 · 示意' }[kind]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${ground(...tone)}${picture}${caption(text)}</svg>`
  const full = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
  const thumbnail = await sharp(full).resize(320, 320, { fit: 'inside' }).jpeg({ quality: 75 }).toBuffer()
  return { hash: createHash('sha256').update(full).digest('hex'), full, thumbnail, width, height }
}

export const drawPictures = async (): Promise<Readonly<Record<keyof typeof scenes, readonly DemoPicture[]>>> => ({
  scene: await Promise.all(scenes.scene.map((one) => draw('scene', one))),
  before: await Promise.all(scenes.before.map((one) => draw('before', one))),
  after: await Promise.all(scenes.after.map((one) => draw('after', one))),
})
