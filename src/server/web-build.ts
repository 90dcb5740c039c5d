// Makes sure that the apps in dist/web are those of the sources. The build runs as a process of its own, beside the
// preparation of the database, and gives its memory back when it is done.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PlainFault } from './plain-fault.ts'

const script = fileURLToPath(new URL('../../scripts/build-web.mjs', import.meta.url))

/** Start it early, await it before saying "ready". Throws a `PlainFault` with the last lines of the builder. */
export const ensureWebBuilt = async (log: (line: string) => void = () => {}): Promise<void> => {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => child.kill()
  process.once('exit', end)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => process.removeListener('exit', end))
  if (code === 0) {
    if (output.trim() !== '') log(`apps: ${output.trim().split('\n').at(-1)}`)
    return
  }
  const reason = output.trim().split('\n').slice(0, 6).join('\n')
  throw new PlainFault(
    `网页应用构建失败,原因如下;也可运行 node scripts/build-web.mjs 查看。`,
    `The apps could not be built for the following reason; node scripts/build-web.mjs shows it too.\n${reason}`,
  )
}
