// Which column is what, and what the district's own names of posts mean: said once, remembered for the next sheet.
import { useState } from 'react'
import { Alert, Button, Select } from 'antd'
import { rosterRoutes, type RosterImport } from '../../../../contract/roster.ts'
import type { Role } from '../../../../domain/access/roles.ts'
import { postRoles } from '../../../../domain/people/appointing.ts'
import { isEnough, rosterFields, type RosterField } from '../../../../domain/people/roster/fields.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { usePeopleTexts } from '../../words/people.ts'

export const Mapping = ({ sheet, onMapped }: { sheet: RosterImport; onMapped: (next: RosterImport) => void }) => {
  const words = usePeopleTexts()
  const say = useProblemText()
  const roleName = useRoleName()
  const [fields, setFields] = useState<(RosterField | null)[]>(() => sheet.columns.map((column) => column.field))
  const [given, setGiven] = useState<Readonly<Record<string, Role>>>({})
  const map = useSend(rosterRoutes.map)
  const enough = isEnough(fields)
  const set = (n: number, field: RosterField | null): void => setFields(fields.map((one, index) => (index === n ? field : field !== null && one === field ? null : one)))
  const submit = (): void => map.mutate({ params: { id: sheet.id }, body: { fields, roles: Object.entries(given).map(([name, role]) => ({ name, role })) } }, { onSuccess: onMapped })
  return (
    <section className="card" aria-label={words.import.mapping}>
      <header><h2>{words.import.mapping}</h2><span className="small quiet">{words.import.mappingHint}</span></header>
      <div className="body stack">
        {map.error && <Alert type="error" showIcon role="alert" title={say(map.error)} />}
        {!enough && <Alert type="warning" showIcon title={words.import.missing} />}
        <ul className="people-mapping">
          {sheet.columns.map((column, n) => (
            <li key={`${n} ${column.heading}`}>
              <span><b>{column.heading || `${n + 1}`}</b>{column.remembered && <span className="tag">{words.import.remembered}</span>}<small className="quiet">{column.sample.join(listMark())}</small></span>
              <Select aria-label={`${column.heading || n + 1} ${words.import.field}`} style={{ width: 150 }} value={fields[n] ?? ''} onChange={(field: RosterField | '') => set(n, field === '' ? null : field)} options={[{ value: '', label: words.import.ignore }, ...rosterFields.map((field) => ({ value: field, label: words.import.fields[field] }))]} />
            </li>
          ))}
        </ul>
        {sheet.unknownRoles.length > 0 && (
          <fieldset className="step-choice">
            <legend>{words.import.roles}</legend>
            <ul className="people-mapping">
              {sheet.unknownRoles.map((name) => (
                <li key={name}><span>{words.import.rolesHint(name)}</span><Select aria-label={words.import.rolesHint(name)} allowClear style={{ width: 180 }} value={given[name] ?? null} onChange={(role: Role | null) => setGiven(Object.fromEntries([...Object.entries(given).filter(([key]) => key !== name), ...(role ? [[name, role] as const] : [])]))} options={postRoles.map((role) => ({ value: role, label: roleName(role) }))} /></li>
              ))}
            </ul>
          </fieldset>
        )}
        <div><Button disabled={!enough} loading={map.isPending} onClick={submit}>{words.import.apply}</Button></div>
      </div>
    </section>
  )
}
