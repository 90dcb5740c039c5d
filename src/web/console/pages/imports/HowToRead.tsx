// How to read a file: which column is what, the level, the datum with its guess, and what may be mended.
import { useId, useState } from 'react'
import { App, Button, Checkbox, Radio, Select } from 'antd'
import { importRoutes, type Import, type Look } from '../../../../contract/imports.ts'
import type { Datum } from '../../../../domain/territory/import/datum.ts'
import { allMends, mends, type Mend } from '../../../../domain/territory/import/fault.ts'
import { importFields, type ImportField } from '../../../../domain/territory/import/fields.ts'
import { levels, type Level } from '../../../../domain/territory/unit.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useImportTexts } from '../../words/imports.ts'
import { Sketch } from './Sketch.tsx'

const letterOf = (column: number): string => (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26))

/** Columns that may hold the same thing twice are nobody's. */
const without = (mapping: Look['mapping'], field: ImportField): Look['mapping'] => Object.fromEntries(Object.entries(mapping).filter(([key]) => key !== field))

export const HowToRead = ({ found, record, again }: { found: Look; record: Import; again: boolean }) => {
  const texts = useImportTexts()
  const shared = useShared()
  const say = useProblemText()
  const own = useId()
  const { message } = App.useApp()
  const send = useSend(importRoutes.analyse, ['imports.get', 'imports.list'])
  const [mapping, setMapping] = useState(record.options?.mapping ?? found.mapping)
  const [level, setLevel] = useState<Level | null>(record.options?.level ?? null)
  const [datum, setDatum] = useState<Datum | null>(record.options?.datum ?? found.datum?.datum ?? null)
  const [mend, setMend] = useState<readonly Mend[]>(record.options?.mend ?? [])
  const [tried, setTried] = useState(false)
  const shapes = found.kind === 'shapes'
  const mapped = mapping.name !== undefined || mapping.code !== undefined
  const start = async (): Promise<void> => {
    setTried(true)
    if (!mapped || (shapes && datum === null)) return
    try {
      await send.mutateAsync({ params: { id: record.id }, body: { mapping, level, datum: shapes ? datum : null, mend: [...mend] } })
    } catch (fault) {
      void message.error(say(fault), 6)
    }
  }
  const columns = found.headings.map((heading, value) => ({ value, label: texts.column(letterOf(value), heading) }))
  const sampleOf = (column: number | undefined): string => (column === undefined ? '' : found.sample.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined).slice(0, 3).join(listMark()))
  const offText = (which: Datum): string | null => {
    const value = found.datum?.[which] ?? null
    if (value === null) return null
    return found.datum!.by === 'units' ? texts.off(numberText(Math.round(value))) : texts.share(`${(value * 100).toFixed(1)}%`)
  }
  return (
    <form className="import-how" onSubmit={(event) => { event.preventDefault(); void start() }}>
      <fieldset>
        <legend>{texts.rows(numberText(found.rows))}</legend>
        <p className="quiet small">{found.remembered ? texts.remembered : texts.howHint}</p>
        <ul className="import-fields">
          {importFields.map((field) => (
            <li key={field}>
              <label htmlFor={`${own}-${field}`}>{texts.field[field]}</label>
              <Select
                id={`${own}-${field}`} aria-label={texts.field[field]} allowClear placeholder={texts.noColumn} value={mapping[field] ?? null} options={columns}
                onChange={(column: number | null | undefined) => setMapping(column === null || column === undefined ? without(mapping, field) : { ...mapping, [field]: column })}
              />
              <small className="quiet" title={sampleOf(mapping[field])}>{sampleOf(mapping[field])}</small>
            </li>
          ))}
          <li>
            <label htmlFor={`${own}-level-all`}>{texts.levelAll}</label>
            <Select id={`${own}-level-all`} aria-label={texts.levelAll} value={level ?? ''} onChange={(value: Level | '') => setLevel(value === '' ? null : value)} options={[{ value: '', label: texts.levelEach }, ...levels.map((value) => ({ value, label: shared.level[value] }))]} />
          </li>
        </ul>
        {tried && !mapped && <p className="import-wrong" role="alert">{texts.mappingNeeded}</p>}
      </fieldset>
      {shapes && (
        <fieldset>
          <legend>{texts.datum}</legend>
          <div className="import-datum">
            <div>
              <Radio.Group value={datum} onChange={({ target }) => setDatum(target.value as Datum)} aria-label={texts.datum}>
                {(['wgs84', 'gcj02'] as const).map((one) => (
                  <Radio key={one} value={one}>
                    {texts.datumOf[one]} {found.datum?.datum === one && <span className="tag tag-done">{texts.guessed}</span>}
                    <small className="quiet">{offText(one)}</small>
                  </Radio>
                ))}
              </Radio.Group>
              <p className="quiet small">{found.datum?.by ? texts.datumHint : texts.unsure}</p>
              {found.crs && <p className="quiet small">{texts.crs(found.crs)}</p>}
              {tried && datum === null && <p className="import-wrong" role="alert">{texts.datumNeeded}</p>}
            </div>
            <Sketch sketch={found.sketch} datum={datum ?? 'wgs84'} />
          </div>
        </fieldset>
      )}
      <fieldset>
        <legend>{texts.mend}</legend>
        <p className="quiet small">{texts.mendHint}</p>
        <ul className="import-mends">
          {allMends.filter((one) => shapes || one === 'texts' || one === 'names').map((one) => (
            <li key={one}>
              <Checkbox checked={mend.includes(one)} onChange={({ target }) => setMend(target.checked ? [...mend, one] : mend.filter((other) => other !== one))}>{texts.mends[one]}</Checkbox>
              <small className="quiet">{mends[one] === 'safe' ? texts.safe : texts.narrow}</small>
            </li>
          ))}
        </ul>
      </fieldset>
      <Button type={again ? 'default' : 'primary'} htmlType="submit" loading={send.isPending}>{again ? texts.again : texts.analyse}</Button>
    </form>
  )
}
