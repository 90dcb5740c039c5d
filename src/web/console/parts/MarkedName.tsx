// A unit's name in the list of what was found, with the part that fits what was typed; an alias that fits stands behind it.
import type { ReactNode } from 'react'
import type { NameMark } from '../../../contract/territory.ts'

const marked = (shown: string, { from, until }: NameMark): ReactNode => (
  <>{shown.slice(0, from)}<mark className="name-mark">{shown.slice(from, until)}</mark>{shown.slice(until)}</>
)

/** `shown` is the full name or its beginning, as people say it. */
export const MarkedName = ({ name, shown, mark }: { name: string; shown: string; mark: NameMark | undefined }) => {
  if (!mark || mark.text === '') return <>{shown}</>
  if (mark.text === name) return mark.from < shown.length ? marked(shown, mark) : <>{shown}</>
  return mark.text === shown ? marked(shown, mark) : <>{shown} <small className="quiet">{marked(mark.text, mark)}</small></>
}
