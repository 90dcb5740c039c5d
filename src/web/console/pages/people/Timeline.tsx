// Posts over time: a bar for each from its first to its last day, and the same as text with what may be done.
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { PersonCard } from '../../../../contract/people.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { usePeopleTexts } from '../../words/people.ts'

type Post = PersonCard['posts'][number]
type Props = { person: PersonCard; atOf: (post: Post) => string; onEnd: (id: number, title: string) => void; onTransfer: (id: number, title: string) => void }

const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Left edge and width of each bar in percent of the whole time. */
const barsOf = (posts: readonly Post[], today: string): { left: number; width: number }[] => {
  const last = (post: Post): number => instant(post.until ?? today) + 86_400_000
  const start = Math.min(...posts.map((post) => instant(post.from)))
  const end = Math.max(instant(today) + 86_400_000, ...posts.map((post) => Math.max(last(post), instant(post.from) + 86_400_000)))
  return posts.map((post) => ({ left: ((instant(post.from) - start) / (end - start)) * 100, width: Math.max(1.5, ((Math.max(last(post), instant(post.from)) - instant(post.from)) / (end - start)) * 100) }))
}

export const Timeline = ({ person, atOf, onEnd, onTransfer }: Props) => {
  const words = usePeopleTexts()
  const roleName = useRoleName()
  const posts = person.posts.toReversed()
  const bars = barsOf(posts, person.today)
  return (
    <ol className="body people-timeline">
      {posts.map((post, n) => {
        const over = post.until !== null && post.until < person.today
        const coming = post.from > person.today
        const title = `${roleName(post.role)} · ${atOf(post)}`
        return (
          <li key={post.id} className={over ? 'over' : undefined}>
            <div className="people-post">
              <b>{roleName(post.role)}</b>
              {post.unit ? <Link to="/territory" search={{ unit: post.unit.id }}>{post.unit.name}</Link> : <span>{atOf(post)}</span>}
              <span className={`tag ${over ? '' : coming ? 'tag-waiting' : 'tag-done'}`}>{over ? words.over : coming ? words.future : words.current}</span>
              <span className="number quiet">{post.until === null ? words.openSince(post.from) : words.days(post.from, post.until)}</span>
              <span className="small quiet">{words.handled} <span className="number">{words.handledCount(numberText(post.handled))}</span></span>
              {post.mayChange && (
                <span className="button-row">
                  {post.unit && !coming && <Button size="small" aria-label={`${words.transfer} ${title}`} onClick={() => onTransfer(post.id, title)}>{words.transfer}</Button>}
                  <Button size="small" aria-label={`${words.end} ${title}`} onClick={() => onEnd(post.id, title)}>{words.end}</Button>
                </span>
              )}
            </div>
            <div className="people-bar" aria-hidden="true"><i style={{ left: `${Math.min(98.5, bars[n]!.left)}%`, width: `${Math.min(bars[n]!.width, 100 - Math.min(98.5, bars[n]!.left))}%` }} /></div>
          </li>
        )
      })}
    </ol>
  )
}
