// Builds the apps into dist/web, if anything they are made of has changed since the last time. The server runs this while
// it prepares the database; by hand: `node scripts/build-web.mjs [--force]`.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './lib/install.mjs'

const help = `node scripts/build-web.mjs [--force] [--help]

  构建三个网页应用到 dist/web;源文件未变时不重复构建(--force 强制构建)。
  Builds the apps into dist/web unless nothing they are made of has changed (--force builds anyway).
`

const sources = ['src/web', 'src/domain', 'src/contract', 'vite.config.ts', 'tsconfig.base.json', 'package-lock.json']
const stampFile = join(root, 'dist', 'web', '.built')

const filesOf = (path) => {
  const full = join(root, path)
  if (!existsSync(full)) return []
  const entries = path.includes('.') ? undefined : readdirSync(full, { recursive: true, withFileTypes: true })
  return entries === undefined ? [full] : entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Tests don't end up in the apps. */
const stampOfSources = () => {
  const hash = createHash('sha256')
  const files = sources.flatMap(filesOf).filter((file) => !/\.test\.tsx?$/.test(file))
  for (const file of files.sort()) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return `${hash.digest('hex')}\n`
}

const isBuilt = (stamp) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp

/** Beside the apps that are being served, and put in their place at the end: nobody meets half a build. */
const build = async (stamp) => {
  const [web, next, old] = ['web', 'web.next', 'web.old'].map((name) => join(root, 'dist', name))
  // Whoever asks for it (a test run has one of its own), the apps are built as people get them.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: next, emptyOutDir: true } })
  writeFileSync(join(next, '.built'), stamp)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(web)) renameSync(web, old)
  renameSync(next, web)
  rmSync(old, { recursive: true, force: true })
}

if (process.argv.includes('--help')) process.stdout.write(help)
else {
  const stamp = stampOfSources()
  if (process.argv.includes('--force') || !isBuilt(stamp)) {
    const began = Date.now()
    try {
      await build(stamp)
      process.stdout.write(`built in ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
    } catch (error) {
      const reason = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
      process.stderr.write(`${reason.split('\n').filter((line) => line.trim() !== '').slice(0, 6).join('\n')}\n`)
      process.exitCode = 1
    }
  }
}
