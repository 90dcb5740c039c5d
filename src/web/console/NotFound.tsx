// An address without a page.
import { Link } from '@tanstack/react-router'
import { Say } from './parts/Say.tsx'
import { useTitle } from './parts/PageHead.tsx'
import { useTexts } from './words/words.ts'

export const NotFound = () => {
  const texts = useTexts()
  useTitle(texts.state.notFound)
  return <Say kind="empty" title={texts.state.notFound} text={<Link to="/">{texts.state.toHome}</Link>} />
}
