// Fields of the kinds of base map.
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { TileFile } from '../../../../contract/base-map.ts'
import { baseMapDatums, tiandituStyles } from '../../../../domain/territory/base-map.ts'
import { useTexts } from '../../words/words.ts'

const useNeeded = () => {
  const { baseMap: texts } = useTexts().out
  return [{ required: true, message: texts.needed }]
}

const DatumField = () => {
  const { baseMap: texts } = useTexts().out
  return <Form.Item name="datum" label={texts.datum}><Radio.Group options={baseMapDatums.map((value) => ({ value, label: texts.datums[value] }))} /></Form.Item>
}

export const TiandituFields = () => {
  const { baseMap: texts } = useTexts().out
  return (
    <>
      <Form.Item name="key" label={texts.key} extra={texts.keyHint} rules={useNeeded()}><Input maxLength={64} autoComplete="off" spellCheck={false} /></Form.Item>
      <Form.Item name="style" label={texts.style}><Radio.Group options={tiandituStyles.map((value) => ({ value, label: texts.styles[value] }))} /></Form.Item>
    </>
  )
}

const mostLayers = 4

export const TilesFields = () => {
  const { baseMap: texts } = useTexts().out
  const needed = useNeeded()
  return (
    <>
      <Form.List name="addresses">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, n) => (
              <Form.Item key={key} label={n === 0 ? texts.address : texts.layer(n + 1)} {...(n === 0 ? { extra: texts.addressHint } : {})}>
                <div className="base-map-address">
                  <Form.Item name={name} noStyle rules={needed}><Input aria-label={texts.layer(n + 1)} maxLength={1_000} autoComplete="off" spellCheck={false} /></Form.Item>
                  {n > 0 && <Button onClick={() => remove(name)} aria-label={`${texts.removeAddress} ${n + 1}`}>{texts.removeAddress}</Button>}
                </div>
              </Form.Item>
            ))}
            {fields.length < mostLayers && <Form.Item><Button onClick={() => add('')}>{texts.addAddress}</Button></Form.Item>}
          </>
        )}
      </Form.List>
      <DatumField />
      <div className="base-map-numbers">
        <Form.Item name="tileSize" label={texts.tileSize}><Select style={{ width: 120 }} options={[256, 512].map((value) => ({ value, label: texts.pixels(value) }))} /></Form.Item>
        <Form.Item name="minZoom" label={texts.minZoom} rules={needed}><InputNumber min={0} max={22} precision={0} /></Form.Item>
        <Form.Item name="maxZoom" label={texts.maxZoom} rules={needed}><InputNumber min={0} max={22} precision={0} /></Form.Item>
      </div>
    </>
  )
}

export const ArchiveFields = ({ files, folder }: { files: readonly TileFile[]; folder: string }) => {
  const { baseMap: texts } = useTexts().out
  const about = (file: TileFile): string => [file.fault ? texts.broken : file.vector ? texts.vector : texts.raster, ...(file.fault ? [] : [texts.zooms(file.minZoom, file.maxZoom)]), texts.megabytes((file.bytes / 1e6).toFixed(1))].join(' · ')
  return (
    <>
      <Form.Item name="file" label={texts.file} extra={texts.fileHint(folder)} rules={useNeeded()}>
        <Select notFoundContent={texts.noFiles} options={files.map((file) => ({ value: file.name, label: file.name, disabled: file.fault, about: about(file) }))} optionRender={({ data }) => <span className="unit-option">{data.label}<small>{data.about}</small></span>} />
      </Form.Item>
      <DatumField />
    </>
  )
}
