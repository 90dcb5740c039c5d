// The state of a joint operation as a word with its tone, and how it is made up.
import { makeUpOf, type OperationState } from '../../../../domain/operations/joint-operation.ts'
import { useOperationTexts } from '../../words/operations.ts'

const tones = { planned: '', announced: 'tag-brand', running: 'tag-urgent', reporting: 'tag-waiting', closed: 'tag-done', cancelled: '' } as const

export const OperationStateTag = ({ state }: { state: OperationState }) => <span className={`tag ${tones[state]}`}>{useOperationTexts().state[state]}</span>

export const useMakeUp = () => {
  const texts = useOperationTexts()
  return (offices: readonly { kind: 'team' | 'agency' | 'department' }[]): string => {
    const { team, agency, department } = makeUpOf(offices.map(({ kind }) => kind))
    return texts.makeUp(team, agency, department)
  }
}
