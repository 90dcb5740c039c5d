// Which of the three steps this is.
import { useTexts } from '../../words.ts'

export type StepName = 'photo' | 'place' | 'words'
const order = ['photo', 'place', 'words'] as const

export const StepBar = ({ at }: { at: StepName }) => {
  const { report } = useTexts()
  const index = order.indexOf(at)
  return (
    <nav className="steps" aria-label={report.step(index + 1, report.steps[at])}>
      <ol>
        {order.map((name, position) => (
          <li key={name} className={position < index ? 'past' : position === index ? 'now' : ''} {...(position === index ? { 'aria-current': 'step' as const } : {})}>{report.steps[name]}</li>
        ))}
      </ol>
    </nav>
  )
}
