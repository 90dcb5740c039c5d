// Home: one big action, what is unfinished, my reports, and a look around.
import { useMe } from '../../../kit/data/use-me.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useTexts } from '../../words.ts'
import { MyReports } from './MyReports.tsx'
import { ReportHero } from './ReportHero.tsx'
import { Unfinished } from './Unfinished.tsx'

export const HomePage = () => {
  const t = useTexts()
  const me = useMe()
  return (
    <Page title={t.name} mark right={me && <span className="soft small" style={{ padding: '0 8px' }}>{me.district.name}</span>}>
      <ReportHero />
      <Unfinished />
      <MyReports />
      <section className="section">
        <Go to="/near" className="card link-card">
          <Icon name="pin" />
          <span className="words"><strong>{t.home.near}</strong><span className="soft small">{t.home.nearHint}</span></span>
          <Icon name="next" />
        </Go>
      </section>
      <p className="calls small">
        <span>{t.home.emergency}</span>
        <a href="tel:110">{t.home.police}</a><a href="tel:119">{t.home.fire}</a><a href="tel:120">{t.home.ambulance}</a>
      </p>
    </Page>
  )
}
