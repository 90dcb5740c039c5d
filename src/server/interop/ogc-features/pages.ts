// The pages a program reads before it asks for features: landing page, conformance, collections.
import { ogcCollections, type OgcCollection } from '../../../contract/ogc-features.ts'
import type { Box } from '../../../domain/kernel/geometry.ts'

export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
export const types = { json: 'application/json', geojson: 'application/geo+json', openapi: 'application/vnd.oai.openapi+json;version=3.0' } as const

/** Only what is true is claimed: `ogc-features.test.ts` tries each. */
export const conformsTo = ['core', 'oas30', 'geojson'].map((one) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${one}`)

export type Link = { href: string; rel: string; type?: string; title?: string }

const titles: Record<OgcCollection, readonly [zh: string, en: string]> = {
  districts: ['区', 'Districts'], streets: ['街道', 'Streets'], communities: ['社区（村）', 'Communities and villages'], grids: ['网格', 'Grids'], microgrids: ['微网格', 'Microgrids'],
  cells: ['最小单元（微网格，以及未划微网格的网格）', 'Smallest units: microgrids, and grids that have none'],
}

/** `root` is the address of the landing page. */
export const landingPage = (root: string, district: string): Record<string, unknown> => ({
  title: `${district} · Wangge`,
  description: '网格数据，OGC API - Features。The net of units; WGS-84 (CGCS2000 within centimetres).',
  links: [
    { href: root, rel: 'self', type: types.json },
    { href: `${root}/api`, rel: 'service-desc', type: types.openapi },
    { href: `${root.replace(/\/ogc$/, '')}/api`, rel: 'service-doc', type: 'text/html' },
    { href: `${root}/conformance`, rel: 'conformance', type: types.json },
    { href: `${root}/collections`, rel: 'data', type: types.json },
  ] satisfies Link[],
})

export const collectionPage = (root: string, id: OgcCollection, extent: Box | null, since: string | null): Record<string, unknown> => ({
  id,
  title: titles[id].join(' · '),
  description: 'Without datetime: the net of today. With it: the units of that day or span, each as it was last.',
  itemType: 'feature',
  crs: [crs84],
  extent: { ...(extent ? { spatial: { bbox: [extent], crs: crs84 } } : {}), temporal: { interval: [[since === null ? null : `${since}T00:00:00+08:00`, null]] } },
  links: [
    { href: `${root}/collections/${id}`, rel: 'self', type: types.json },
    { href: `${root}/collections/${id}/items`, rel: 'items', type: types.geojson, title: titles[id][1] },
  ] satisfies Link[],
})

export const collectionsPage = (root: string, extent: Box | null, since: string | null): Record<string, unknown> => ({
  links: [{ href: `${root}/collections`, rel: 'self', type: types.json }] satisfies Link[],
  collections: ogcCollections.map((id) => collectionPage(root, id, extent, since)),
})

export const asCollection = (text: string): OgcCollection | undefined => ogcCollections.find((one) => one === text)
