// An address nobody knows.
import { Page } from '../../kit/mobile/Frame.tsx'
import { Empty } from '../../kit/mobile/Notice.tsx'
import { Go } from '../../kit/mobile/router/router.tsx'
import { useTexts } from '../words.ts'

export const NotFoundPage = () => {
  const { notFound } = useTexts()
  return (
    <Page title={notFound.title} back>
      <Empty icon="map" title={notFound.title}><p>{notFound.text}</p><Go to="/" className="button second">{notFound.home}</Go></Empty>
    </Page>
  )
}
