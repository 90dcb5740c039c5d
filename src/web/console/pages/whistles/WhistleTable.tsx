// Whistles as rows: which case, why, where it stands, and how long each department still has.
import { useNavigate, Link } from '@tanstack/react-router'
import type { WhistleRow } from '../../../../contract/whistles.ts'
import { useLimitText } from '../../../kit/words/clocks.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { exactTime } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import { CallList, WhistleTag } from './WhistleTags.tsx'

export const WhistleTable = ({ rows, label }: { rows: readonly WhistleRow[]; label: string }) => {
  const texts = useWhistleTexts()
  const limitText = useLimitText()
  const categories = useCategories()
  const navigate = useNavigate()
  const columns: Column<WhistleRow>[] = [
    {
      key: 'case', label: texts.caseNumber, head: true, always: true, text: (row) => `${row.caseNumber} ${categories.name(row.category)}`,
      render: (row) => <Link to="/whistles/$id" params={{ id: row.id }}><span className="number">{row.caseNumber}</span> {categories.name(row.category)}</Link>,
    },
    { key: 'state', label: texts.stateLabel, text: (row) => texts.state[row.state], render: (row) => <WhistleTag state={row.state} /> },
    { key: 'street', label: texts.street, text: (row) => row.street?.name ?? '', render: (row) => row.street?.name ?? '' },
    { key: 'trigger', label: texts.triggerLabel, text: (row) => texts.trigger[row.trigger], render: (row) => texts.trigger[row.trigger] },
    {
      key: 'calls', label: texts.calls, text: (row) => (row.calls.length > 0 ? row.calls.map((call) => `${call.office.name} ${texts.verdict[call.verdict]}`) : row.offices.map(({ name }) => name)).join('；'), render: (row) => <CallList row={row} />,
    },
    { key: 'limit', label: texts.limit, spare: true, text: (row) => limitText(row.limit), render: (row) => limitText(row.limit) },
    { key: 'asked', label: texts.asked, text: (row) => exactTime(row.askedAt), render: (row) => <TimeText at={row.askedAt} /> },
  ]
  const { shown, tools } = useColumns('whistles', columns, rows, label)
  return (
    <>
      <div className="whistle-tools">{tools}</div>
      <DataTable label={label} columns={shown} rows={rows} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/whistles/$id', params: { id: row.id } })} />
    </>
  )
}
