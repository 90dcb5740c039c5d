// Heading of a page, with what can be done on it to the right; names the browser tab as well.
import { useEffect, type ReactNode } from 'react'
import { useTexts } from '../words/words.ts'

export const useTitle = (title: string): void => {
  const texts = useTexts()
  useEffect(() => {
    document.title = title ? `${title} · ${texts.title}` : texts.title
  }, [title, texts.title])
}

export const PageHead = ({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) => {
  useTitle(title)
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children && <div className="aside">{children}</div>}
    </header>
  )
}
