// Where a case came from, when a joint operation or an inspection left it behind.
import { Link } from '@tanstack/react-router'
import { operationRoutes } from '../../../../contract/operations.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useOperationTexts } from '../../words/operations.ts'

export const Origin = ({ id }: { id: string }) => {
  const texts = useOperationTexts()
  const found = useCall(operationRoutes.ofCase, { params: { id } }, { staleTime: 600_000 }).data
  if (!found?.operation && !found?.inspection) return null
  return (
    <section className="card" aria-label={texts.origin}>
      <div className="body">
        {found.operation && <Link to="/operations/$id" params={{ id: found.operation.id }}>{texts.fromOperation(found.operation.title)}</Link>}
        {found.inspection && <Link to="/inspections/$id" params={{ id: found.inspection.id }}>{texts.fromInspection(found.inspection.premises)}</Link>}
      </div>
    </section>
  )
}
