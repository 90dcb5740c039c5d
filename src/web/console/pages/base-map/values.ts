// Between the settings of a base map and the fields of its form: what one kind doesn't know keeps its last value.
import type { BaseMapSettings } from '../../../../contract/base-map.ts'

export type Values = {
  kind: BaseMapSettings['kind']
  key: string
  style: 'vec' | 'img' | 'ter'
  addresses: string[]
  datum: 'wgs84' | 'gcj02'
  tileSize: 256 | 512
  minZoom: number
  maxZoom: number
  file?: string
  attribution: string
  approval: string
}

const fresh: Values = { kind: 'none', key: '', style: 'vec', addresses: [''], datum: 'wgs84', tileSize: 256, minZoom: 1, maxZoom: 18, attribution: '', approval: '' }

export const valuesFrom = (settings: BaseMapSettings): Values => ({ ...fresh, ...settings })

export const settingsFrom = (given: Partial<Values>): BaseMapSettings => {
  const values = { ...fresh, ...given }
  const credit = { attribution: values.attribution.trim(), approval: values.approval.trim() }
  switch (values.kind) {
    case 'none':
      return { kind: 'none' }
    case 'tianditu':
      return { kind: 'tianditu', key: values.key.trim(), style: values.style, ...credit }
    case 'tiles':
      return { kind: 'tiles', addresses: values.addresses.map((address) => address.trim()), datum: values.datum, tileSize: values.tileSize, minZoom: values.minZoom, maxZoom: values.maxZoom, ...credit }
    case 'archive':
      return { kind: 'archive', file: values.file ?? '', datum: values.datum, ...credit }
  }
}
