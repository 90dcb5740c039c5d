// Ant Design in the platform's own look: every colour comes from tokens.css.
import { useMemo, type ReactNode } from 'react'
import { App, ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { token } from '../kit/tokens.ts'
import { useLanguage } from '../kit/words/language.ts'

/** Command rooms show the console on very large screens. */
const large = '(min-width: 2200px)'
const calm = '(prefers-reduced-motion: reduce)'

const theme = (): ThemeConfig => ({
  token: {
    motion: !matchMedia(calm).matches,
    colorPrimary: token('brand'), colorPrimaryHover: token('brand-deep'), colorPrimaryActive: token('brand-deep'), colorLinkHover: token('brand-deep'), colorErrorHover: token('urgent'), colorInfo: token('brand'), colorLink: token('brand'), colorSuccess: token('done'), colorWarning: token('waiting'), colorError: token('urgent'),
    colorText: token('ink'), colorTextSecondary: token('ink-soft'), colorTextTertiary: token('ink-faint'), colorTextQuaternary: token('ink-faint'), colorTextPlaceholder: token('ink-faint'),
    colorTextDescription: token('ink-soft'), colorTextDisabled: token('ink-faint'), colorIcon: token('ink-soft'),
    colorBorder: token('line-strong'), colorBorderSecondary: token('line'), colorBgLayout: token('ground'), colorBgContainer: token('paper'),
    colorInfoBg: token('brand-soft'), colorWarningBg: token('waiting-soft'), colorErrorBg: token('urgent-soft'), colorSuccessBg: token('done-soft'),
    borderRadius: 6, controlHeight: matchMedia(large).matches ? 42 : 36, fontSize: matchMedia(large).matches ? 16 : 14, fontFamily: token('font'), motionDurationMid: '0.12s', motionDurationSlow: '0.16s', wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Tabs: { horizontalMargin: '0', titleFontSize: 14 },
    Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 6px' },
    Modal: { titleFontSize: 18 },
  },
})

export const Look = ({ children }: { children: ReactNode }) => {
  const language = useLanguage()
  const look = useMemo(theme, [language])
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  return (
    <ConfigProvider button={{ autoInsertSpace: false }} theme={look} locale={language === 'zh' ? zhCN : enUS}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
