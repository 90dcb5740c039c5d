// What Problems of what goes out (files, base map, access tokens) say to a person, in English.
import type { Say } from './say.ts'

export const outProblemsEn = {
  'export.nothing': () => 'The chosen levels hold no units here, so there is nothing to export. Choose another level.',
  'account.too-many-tokens': () => 'You have 20 access tokens already. Revoke those that are no longer used first.',
  'account.token-not-found': () => 'There is no such access token.',
  'account.token-id-taken': () => 'This number is taken. Make the access token again.',
  'access.token-refused': () => 'The access token is wrong, has expired or was revoked. Make another one on your account page.',
  'ogc.collection-not-found': () => 'There is no such collection. There are districts, streets, communities, grids, microgrids and cells.',
  'ogc.bbox-wrong': () => 'The bbox is wrong: four numbers are wanted (west, south, east, north) in degrees.',
  'ogc.datetime-wrong': () => 'The datetime is wrong: a date or instant is wanted, or two of them with a slash between (RFC 3339).',
  'ogc.cursor-wrong': () => 'The mark of the page is wrong. Read again from the first page.',
  'basemap.address-wrong': () => 'The address of the tiles is wrong: it begins with http:// or https:// and holds {z}, {x} and {y} (or {TileMatrix}, {TileCol} and {TileRow}).',
  'basemap.key-wrong': () => 'The key for Tianditu is wrong: it has 8 to 64 letters and digits.',
  'basemap.zoom-wrong': () => 'The smallest zoom can’t be larger than the largest one.',
  'basemap.file-unknown': () => 'There is no such file in the folder of base maps.',
  'basemap.file-unreadable': () => 'This file is no PMTiles archive that can be drawn.',
  'basemap.vector-datum': () => 'A file of vector tiles must be in WGS-84 (CGCS2000); GCJ-02 is possible for raster tiles only.',
  'basemap.no-file': () => 'The district has no file as its base map.',
  'file.nothing-covered': () => 'Please draw what to cover, or choose to hide the whole photo.',
  'file.covered-meanwhile': () => 'Somebody covered this photo meanwhile. Please open it again.',
  'phrase.not-found': () => 'There is no such phrase.',
  'phrase.place-unknown': (p) => `These places can’t be filled in: ${(Array.isArray(p['places']) ? p['places'] : []).map(String).join(', ')}.`,
  'phrase.too-many': () => 'There are 200 phrases at most.',
} satisfies Record<string, Say>
