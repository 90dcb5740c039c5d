// What differs between two versions of a class, field by field.
import type { CatalogueClass } from '../../../../contract/catalogue.ts'
import { headingOf } from '../../../../domain/catalogue/sheet/columns.ts'
import { changesOf, type CellChange } from '../../../../domain/catalogue/sheet/write-cells.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useCatalogueTexts } from '../../words/catalogue.ts'

export const Changes = ({ before, after }: { before: CatalogueClass | null; after: CatalogueClass }) => {
  const language = useLanguage()
  return <ChangeTable changes={changesOf(before ?? undefined, after, language)} />
}

export const ChangeTable = ({ changes }: { changes: readonly CellChange[] }) => {
  const { version } = useCatalogueTexts()
  const shared = useShared()
  const language = useLanguage()
  return (
    <table className="class-changes">
      <thead><tr><td /><th scope="col">{version.before}</th><th scope="col">{version.after}</th></tr></thead>
      <tbody>
        {changes.map(({ column, before, after }) => (
          <tr key={column}><th scope="row">{headingOf(column, language)}</th><td>{before === '' ? shared.none : <del>{before}</del>}</td><td>{after === '' ? shared.none : <ins>{after}</ins>}</td></tr>
        ))}
      </tbody>
    </table>
  )
}
