// The state of a joint operation as a word with its tone, and how it is made up.
import { isOneThreeN, makeUpOf, type OfficeKind, type OperationState } from '../../../../domain/operations/joint-operation.ts'
import { useOperationTexts } from '../../words/operations.ts'

const tones = { planned: '', announced: 'tag-brand', running: 'tag-urgent', reporting: 'tag-waiting', closed: 'tag-done', cancelled: '' } as const

export const OperationStateTag = ({ state }: { state: OperationState }) => <span className={`tag ${tones[state]}`}>{useOperationTexts().state[state]}</span>

export const useMakeUp = () => {
  const texts = useOperationTexts()
  return (offices: readonly { kind: OfficeKind }[]): string => {
    const { team, agency, department } = makeUpOf(offices.map(({ kind }) => kind))
    return texts.makeUp(team, agency, department)
  }
}

/** Said, never refused: a street may have its reasons. */
export const MakeUpNote = ({ offices }: { offices: readonly { kind: OfficeKind }[] }) => {
  const texts = useOperationTexts()
  return offices.length === 0 || isOneThreeN(offices.map(({ kind }) => kind)) ? null : <p className="quiet small" role="note">{texts.notOneThreeN}</p>
}
