// The other side of a step of an inspection that was refused: what others did with the same inspection since.
import { stepOfInspectionCommand } from '../../../../domain/sync/fold-inspection.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import type { Command } from '../../../kit/offline/outbox.ts'
import type { KnownInspection } from '../../known/inspections.ts'
import { local } from '../../keep.ts'
import { usePhone } from '../phone/words.ts'

/** The inspection a later step was about; undefined for everything else. */
export const inspectionOfCommand = (command: Command): KnownInspection | undefined =>
  stepOfInspectionCommand(command.name) ? local.inspections().inspections.get(command.input.params?.id ?? '') : undefined

/** What the server knows of it, without what waits here. */
const told = ({ steps, pending = [] }: KnownInspection): KnownInspection['steps'] => steps.slice(0, steps.length - pending.length)

export const OtherSide = ({ command }: { command: Command }) => {
  const { attention: t } = usePhone()
  const inspections = useInspectionTexts()
  if (!stepOfInspectionCommand(command.name)) return null
  const view = inspectionOfCommand(command)
  const base = (command.base as { version?: number | null } | null)?.version ?? 0
  return (
    <section>
      <h3>{t.theirs}</h3>
      {view ? <>
        {told(view).filter(({ seq }) => seq > base).map((one) => <div key={one.seq}><p>{t.by(one.by, inspections.step[one.step])}</p>{one.text && <p>{one.text}</p>}<p className="soft small"><TimeText at={one.at} /></p></div>)}
        <p className="soft small">{t.state}: {inspections.state[view.state]}</p>
      </> : <p className="soft">{t.gone}</p>}
    </section>
  )
}
