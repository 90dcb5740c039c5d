// npm run bench -- NAME [--quick]: runs bench/NAME.ts and prints its results, one JSON object a line. NAME may be "all".
import { readdirSync } from 'node:fs'
import type { Bench } from './bench-line.ts'

const supporting = new Set(['main.ts', 'bench-line.ts', 'support'])

const names = (): string[] =>
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !supporting.has(file))
    .map((file) => file.slice(0, -3))
    .sort()

const load = async (name: string): Promise<Partial<Bench>> => (await import(`./${name}.ts`)) as Partial<Bench>

async function help(): Promise<void> {
  console.log('npm run bench -- NAME [--quick]\n\nRuns a benchmark and prints one JSON line per result; --quick makes a smaller run for a look.\nNAME is one of these, or "all":\n')
  for (const name of names()) {
    const { run, about } = await load(name)
    if (run) console.log(`  ${name.padEnd(12)} ${about ?? ''}`)
  }
}

async function runOne(name: string, quick: boolean): Promise<boolean> {
  const { run } = await load(name)
  if (!run) return true
  const lines = await run({ quick })
  for (const line of lines) console.log(JSON.stringify(line))
  return lines.every((line) => line.ok !== false)
}

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const wanted = words.filter((w) => !w.startsWith('-'))
const unknownFlag = words.find((w) => w.startsWith('-') && !['--quick', '--help', '-h'].includes(w))
const unknownName = wanted.find((name) => name !== 'all' && !names().includes(name))
if (unknownFlag !== undefined || unknownName !== undefined) {
  console.error(`There is no ${unknownFlag === undefined ? 'benchmark' : 'option'} ${unknownFlag ?? unknownName}. Benchmarks: ${names().join(', ')}; options: --quick, --help.`)
  process.exitCode = 2
} else if (wanted.length === 0 || words.includes('--help') || words.includes('-h')) {
  await help()
} else {
  let reached = true
  for (const name of wanted.includes('all') ? names() : wanted) reached = (await runOne(name, quick)) && reached
  if (!reached) process.exitCode = 1
}
