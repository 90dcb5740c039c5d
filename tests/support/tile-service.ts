// A service of map tiles as a district might use one: pale ground with lines, and one round mark at a place that is known,
// drawn in WGS-84 or in GCJ-02. Pictures are made when they are asked for.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import published from 'gcoord'
import sharp from 'sharp'

// What the package publishes for Node is the object itself; its types speak of the one for bundlers.
const gcoord = published as unknown as typeof published.default

export type Mark = { lng: number; lat: number; datum: 'wgs84' | 'gcj02' }

const size = 256
/** Nothing else on the map has this colour. */
export const markColor = { r: 255, g: 0, b: 255 }
/** In pixels of the tile. */
const markRadius = 40

/** A tile as PNG. */
export const drawTile = async (z: number, x: number, y: number, { lng, lat, datum }: Mark): Promise<Buffer> => {
  const [east, north] = datum === 'gcj02' ? gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) : [lng, lat]
  const world = size * 2 ** z
  const px = ((east + 180) / 360) * world - x * size
  const py = ((1 - Math.asinh(Math.tan((north * Math.PI) / 180)) / Math.PI) / 2) * world - y * size
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#eef3ea"/>
    <path d="M0 0H${size}M0 0V${size}" stroke="#c9d6c0"/><circle cx="${px}" cy="${py}" r="${markRadius}" fill="rgb(${markColor.r},${markColor.g},${markColor.b})"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

export type TileService = { address: string; asked: string[]; close(): Promise<void> }

export const startTileService = async (mark: Mark): Promise<TileService> => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const [, z, x, y] = /^\/(\d+)\/(\d+)\/(\d+)\.png$/.exec(request.url ?? '') ?? []
    response.setHeader('access-control-allow-origin', '*')
    if (z === undefined) return void response.writeHead(404).end()
    void drawTile(Number(z), Number(x), Number(y), mark).then((picture) => response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'max-age=3600' }).end(picture))
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, asked,
    close: () => new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
}
