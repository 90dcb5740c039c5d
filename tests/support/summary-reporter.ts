// Ends the output with one line a machine can read: `N passed, N failed`, and `, N skipped` when there are any. The test
// script adds its own checks to the figures, so under it they go to a file instead.
import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const totals = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      let failedInside = false
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') totals.passed++
        else if (state === 'failed') totals.failed++
        else totals.skipped++
        failedInside ||= state === 'failed'
      }
      // A file that can't be loaded, or whose preparation fails, has no failing test of its own.
      if (!failedInside && module.state() === 'failed') totals.failed++
    }
    totals.failed += unhandled.length
    const file = process.env.WANGGE_TEST_SUMMARY
    if (file !== undefined) writeFileSync(file, JSON.stringify(totals))
    else process.once('exit', () => process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}\n`))
  }
}
