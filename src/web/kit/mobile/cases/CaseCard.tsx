// The inside of a case's card in a list; the app wraps it in its link.
import { useState, type ReactNode } from 'react'
import { CategoryIcon } from '../CategoryIcon.tsx'
import { SmallPhoto } from '../photos/SmallPhoto.tsx'

type Props = { category: string; categoryName: string; description: string; thumbnail: string | null; badge: ReactNode; meta: ReactNode }

export const CaseCard = ({ category, categoryName, description, thumbnail, badge, meta }: Props) => (
  <>
    <Thumb fileId={thumbnail} category={category} />
    <div className="head"><strong>{categoryName}</strong>{badge}</div>
    {description && <p className="what">{description}</p>}
    <div className="meta">{meta}</div>
  </>
)

/** The photo, or the sign of its category where there is none to be seen. */
const Thumb = ({ fileId, category }: { fileId: string | null; category: string }) => {
  const [gone, setGone] = useState(false)
  const shown = fileId !== null && !gone
  return (
    <span className={shown ? 'thumb' : 'thumb blank'}>
      {shown ? <SmallPhoto id={fileId} onGone={() => setGone(true)} /> : <CategoryIcon code={category} />}
    </span>
  )
}
