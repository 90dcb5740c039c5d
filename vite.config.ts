// Builds the apps: each folder of src/web with an index.html becomes one page under its own address, with shared hashed
// assets, a manifest and a small service worker, so that each can be installed on its own.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Names under the icon of an installed app. */
const apps: Record<string, { name: string; short: string; lang: string }> = {
  console: { name: '平城智慧网格平台', short: '智慧网格', lang: 'zh-CN' },
  worker: { name: '平城网格通', short: '网格通', lang: 'zh-CN' },
  citizen: { name: '掌上平城', short: '掌上平城', lang: 'zh-CN' },
}
const present = Object.keys(apps).filter((app) => existsSync(at(`src/web/${app}/index.html`)))

const manifestOf = (app: string): string => {
  const { name, short, lang } = apps[app]!
  const icon = (file: string, sizes: string, purpose: string) => ({ src: `/icons/${file}`, sizes, type: file.endsWith('svg') ? 'image/svg+xml' : 'image/png', purpose })
  return JSON.stringify({
    id: `/${app}/`, name, short_name: short, lang, start_url: `/${app}/`, scope: `/${app}/`, display: 'standalone',
    background_color: '#f5f7fa', theme_color: '#1d5fd0',
    icons: [icon('mark.svg', 'any', 'any'), icon('mark-192.png', '192x192', 'any'), icon('mark-512.png', '512x512', 'any'), icon('mark-maskable-192.png', '192x192', 'maskable'), icon('mark-maskable-512.png', '512x512', 'maskable')],
  })
}

/** A manifest and a service worker per app; the worker knows the files the app needs to open. */
const installable = (): Plugin => ({
  name: 'installable',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const template = readFileSync(at('src/web/kit/pwa/service-worker.js'), 'utf8')
      for (const app of present) {
        const files = new Set<string>()
        const isMapEngine = (name: string): boolean => {
          const chunk = bundle[name]
          return chunk?.type === 'chunk' && chunk.moduleIds.some((id) => id.includes('/maplibre-gl/'))
        }
        const walk = (name: string): void => {
          const chunk = bundle[name]
          if (files.has(name) || chunk?.type !== 'chunk') return
          files.add(name)
          chunk.imports.forEach(walk)
          // The phone apps' views are small and wanted in places without a network; the map library is neither.
          if (app !== 'console') chunk.dynamicImports.filter((later) => !isMapEngine(later)).forEach(walk)
          chunk.viteMetadata?.importedCss.forEach((css) => files.add(css))
        }
        for (const [name, chunk] of Object.entries(bundle))
          if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId === at(`src/web/${app}/index.html`)) walk(name)
        const page = bundle[`${app}/index.html`]
        const shell = [`/${app}/`, '/icons/mark.svg', ...[...files].sort().map((file) => `/${file}`)]
        const version = createHash('sha256').update(JSON.stringify(shell)).update(String(page?.type === 'asset' ? page.source : '')).update(template).digest('hex').slice(0, 12)
        const source = template.replace('__APP__', app).replace('__VERSION__', version).replace("'__SHELL__'", JSON.stringify(shell))
        this.emitFile({ type: 'asset', fileName: `${app}/sw.js`, source })
        this.emitFile({ type: 'asset', fileName: `${app}/manifest.webmanifest`, source: manifestOf(app) })
      }
    },
  },
})

/** The end of what opens at `from`, texts passed over. */
const closingBrace = (code: string, from: number): number => {
  let depth = 0
  for (let i = from; i < code.length; i += 1) {
    if (code[i] === "'") i = code.indexOf("'", i + 1)
    else if (code[i] === '{') depth += 1
    else if (code[i] === '}' && (depth -= 1) === 0) return i
  }
  throw new Error('a brace is left open')
}

/**
 * The contract as an app needs it: method, path and how to send. Schemas, summaries and refusals by code are the server's;
 * without them what they are made of falls away as well, since making a schema does nothing else.
 */
const contractForApps = (): Plugin => ({
  name: 'contract-for-apps',
  apply: 'build',
  transform(code, id) {
    if (!id.includes('/src/contract/')) return undefined
    let bare = code.replace(/\\'/g, '’').replace(/\bsummary: '[^']*',?/g, '').replace(/\bproblems: \[[^\][]*\],?/g, '')
    for (let at = bare.indexOf('schemas: {'); at >= 0; at = bare.indexOf('schemas: {', at + 11)) bare = `${bare.slice(0, at)}schemas: {}${bare.slice(closingBrace(bare, at + 9) + 1)}`
    return bare.replace(/(?<![\w.])(Type\.\w+|closed|nullable|oneOf|words)\(/g, '/*#__PURE__*/ $1(')
  },
})

const squeeze = { br: promisify(brotliCompress), gz: promisify(gzip) }

/** Compressed once here instead of at every request; the server hands out what the browser understands. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    const texts = Object.values(bundle).filter(({ fileName }) => /\.(m?js|css|svg|webmanifest)$/.test(fileName) && !fileName.endsWith('/sw.js'))
    await Promise.all(
      texts.map(async (file) => {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (bytes.length < 1_000 || dir === undefined) return
        const path = join(dir, file.fileName)
        await Promise.all([
          squeeze.br(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).then((small) => writeFile(`${path}.br`, small)),
          squeeze.gz(bytes, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
        ])
      }),
    )
  },
})

export default defineConfig({
  root: at('src/web'),
  base: '/',
  publicDir: at('src/web/kit/public'),
  plugins: [contractForApps(), react(), installable(), compressed()],
  define: { __APP_VERSION__: JSON.stringify((JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }).version) },
  resolve: { alias: { typebox: at('src/web/kit/data/schema-free.ts') } },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: Object.fromEntries(present.map((app) => [app, at(`src/web/${app}/index.html`)])) },
  },
})
