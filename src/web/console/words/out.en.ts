// Words for what goes out of the console and lies under its maps, in English: export, access tokens, base map.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { outZh } from './out.zh.ts'

export const outEn: Texts<typeof outZh> = {
  exportUnits: {
    open: 'Export', title: 'Export the net', scope: 'What', scopeHint: 'This unit and what is below it', levels: 'Levels', format: 'Format',
    formats: { geojson: 'GeoJSON', shapefile: 'Shapefile (zip)', xlsx: 'Spreadsheet (xlsx)', csv: 'CSV' },
    formatHint: { geojson: 'Borders and facts in one file', shapefile: 'One layer for each level, with .prj, texts in UTF-8', xlsx: 'One sheet for each level, without borders', csv: 'All levels in one table, without borders' },
    datum: 'Datum', datums: { wgs84: 'WGS-84 (CGCS2000)', gcj02: 'GCJ-02' }, datumHint: 'GCJ-02 fits on published web maps of China; the file and its name say so.',
    submit: 'Export', logged: 'Every export is written to the audit.', done: (name) => `Exported ${name}`, needLevel: 'Choose a level at least', outside: 'This unit is outside of your posts’ reach',
  },
  account: {
    heading: 'My account', password: 'Password', changePassword: 'Change password', tokens: 'Access tokens', tokensLead: 'For desktop GIS (QGIS, ArcGIS, GDAL) to read the net within your posts’ reach. A token reads the net and nothing else, expires by itself and can be revoked at any time.',
    name: 'What for', nameHint: 'For example: QGIS at the planning desk', needed: 'Please say what for', days: 'Good for', daysText: (n) => counted(n, 'day'), make: 'Make a token', made: 'The token is made. It is shown this once; copy and keep it now:', copy: 'Copy', copied: 'Copied', close: 'I have it, close',
    created: 'Made', expires: 'Ends', used: 'Last used', never: 'Never', revoke: 'Revoke', revokeAsk: 'Programs that use it can’t read any more, at once.', revoked: 'Revoked', empty: 'No access tokens yet', emptyHint: 'When you want to open the net in desktop GIS, make one above.',
    how: 'How to use it', address: 'Address of the service (OGC API – Features)', qgis: 'QGIS: Layer → Add layer → Add WFS / OGC API – Features layer, with this address; authentication “Basic”, your login as user name and the token as password.', gdal: 'GDAL on the command line:',
    noExport: 'Your posts don’t include exporting the net, so a token reads nothing.',
  },
  baseMap: {
    heading: 'Base map', lead: 'The map under the net, the same for everybody in the district. Everything works without one.', kind: 'From', kinds: { none: 'No base map', tianditu: 'Tianditu', tiles: 'A service of tiles (XYZ / WMTS)', archive: 'A local file of tiles (PMTiles)' },
    key: 'Key (tk)', keyHint: 'A key for browsers from Tianditu’s site; it is sent to every browser with the map.', style: 'Kind', styles: { vec: 'Drawn', img: 'Images', ter: 'Terrain' },
    address: 'Address of the tiles', addressHint: 'With {z}, {x} and {y}, or {TileMatrix}, {TileCol} and {TileRow}; Web Mercator (EPSG:3857). Several hosts: {0-7} or {a-c}.', addAddress: 'Add a layer', removeAddress: 'Remove this layer', layer: (n) => `Layer ${n}`,
    datum: 'Datum', datums: { wgs84: 'WGS-84 (CGCS2000)', gcj02: 'GCJ-02 (drawn in its true place)' }, tileSize: 'Size of tiles', minZoom: 'Smallest zoom', maxZoom: 'Largest zoom', pixels: (n) => counted(n, 'pixel'),
    file: 'File', fileHint: (folder) => `Put .pmtiles files into the folder ${folder} of the server.`, noFiles: 'No .pmtiles files in the folder yet', vector: 'vector', raster: 'raster', broken: 'can’t be read', zooms: (from, until) => `zoom ${from}–${until}`, megabytes: (n) => `${n} MB`,
    attribution: 'Attribution', attributionHint: 'Shown in the corner of the map', approval: 'Map approval number', approvalHint: 'Such as GS(2024)0650; maps used in public must show it', preview: 'Preview', save: 'Save', saved: 'Saved. Pages that are open show it when they are reloaded.', previewing: 'A preview, not saved yet', needed: 'Please fill in',
    map: 'Preview on the map',
  },
}
