// The three pages that set how clocks run, one beside the other.
import { Link } from '@tanstack/react-router'
import { useClockTexts } from '../words/clocks.ts'
import './clock-tabs.css'

const pages = [['/calendars', 'calendars'], ['/area-classes', 'areas'], ['/ladder', 'ladder']] as const

export const ClockTabs = () => {
  const { tabs } = useClockTexts()
  return (
    <nav className="clock-tabs" aria-label={tabs.label}>
      {pages.map(([to, name]) => <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>{tabs[name]}</Link>)}
    </nav>
  )
}
