// A text with the parts marked that somebody searched for.
import type { Mark } from '../../../domain/cases/words/marks.ts'

export const MarkedText = ({ text, marks }: { text: string; marks: readonly Mark[] }) => {
  if (marks.length === 0) return <>{text}</>
  return (
    <>
      {marks.map(({ from, until }, index) => <span key={from}>{text.slice(index === 0 ? 0 : marks[index - 1]!.until, from)}<mark className="name-mark">{text.slice(from, until)}</mark></span>)}
      {text.slice(marks.at(-1)!.until)}
    </>
  )
}
