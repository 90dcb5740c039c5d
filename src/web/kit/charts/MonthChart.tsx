// Two counts as bars and a rate as a line, month by month. For eyes only: the same numbers stand in a table beside it.
import { useEffect, useRef } from 'react'
import type { EChartsCoreOption, ECharts } from 'echarts/core'
import { token } from '../tokens.ts'

export type MonthRow = { month: string; label: string; short: string; denominator: number; numerator: number; rate: number | null; rateText: string }
export type MonthNames = { numerator: string; denominator: string; rate: string }

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

const optionOf = (rows: readonly MonthRow[], names: MonthNames): EChartsCoreOption => {
  const rates = rows.flatMap(({ rate }) => (rate === null ? [] : [rate * 100]))
  const low = rates.length > 0 ? Math.min(...rates) : 0
  const text = { color: token('ink-soft'), fontFamily: token('font'), fontSize: 12 }
  return {
    animation: !calm(), animationDuration: 300, textStyle: text,
    grid: { left: 8, right: 8, top: 44, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemGap: 20, itemWidth: 14, itemHeight: 10, textStyle: { ...text, color: token('ink') } },
    tooltip: {
      trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(29,95,208,0.06)' } }, backgroundColor: token('ink'), borderWidth: 0, textStyle: { ...text, color: '#fff' },
      valueFormatter: (value: unknown, index: number) => (typeof value === 'number' ? (Number.isInteger(value) ? value.toLocaleString('en-US') : (rows[index]?.rateText ?? String(value))) : '–'),
    },
    xAxis: { type: 'category', data: rows.map(({ label }) => label), axisTick: { show: false }, axisLine: { lineStyle: { color: token('line-strong') } }, axisLabel: { ...text, interval: rows.length > 14 ? 'auto' : 0, hideOverlap: true, lineHeight: 16, formatter: (_: string, index: number) => rows[index]?.short ?? '' } },
    yAxis: [
      { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: token('line') } }, axisLabel: text },
      { type: 'value', min: Math.max(0, Math.floor((low - 5) / 10) * 10), max: 100, splitLine: { show: false }, axisLabel: { ...text, formatter: '{value}%' } },
    ],
    series: [
      { type: 'bar', name: names.denominator, data: rows.map((row) => row.denominator), barMaxWidth: 22, barGap: '20%', itemStyle: { color: token('ramp-3'), borderRadius: [3, 3, 0, 0] } },
      { type: 'bar', name: names.numerator, data: rows.map((row) => row.numerator), barMaxWidth: 22, itemStyle: { color: token('ramp-5'), borderRadius: [3, 3, 0, 0] } },
      { type: 'line', name: names.rate, yAxisIndex: 1, data: rows.map((row) => (row.rate === null ? null : row.rate * 100)), symbol: 'circle', symbolSize: 7, lineStyle: { color: token('waiting'), width: 2.5 }, itemStyle: { color: token('waiting') } },
    ],
  }
}

export const MonthChart = ({ rows, names, height = 340 }: { rows: readonly MonthRow[]; names: MonthNames; height?: number }) => {
  const holder = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const latest = useRef(() => optionOf(rows, names))
  latest.current = () => optionOf(rows, names)
  useEffect(() => {
    let gone = false
    const element = holder.current
    if (!element) return
    const watch = new ResizeObserver(() => chart.current?.resize())
    void import('./engine.ts').then(({ init }) => {
      if (gone) return
      chart.current = init(element, null, { renderer: 'svg' })
      chart.current.setOption(latest.current())
      watch.observe(element)
    })
    return () => {
      gone = true
      watch.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(latest.current(), { notMerge: true })
  }, [rows, names.numerator, names.denominator, names.rate])
  return <div ref={holder} style={{ flex: `1 0 ${height}px`, overflow: 'hidden' }} aria-hidden="true" />
}
