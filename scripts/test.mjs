// `npm test`: types of every root, lint, then the suites. Whatever fails, the rest still runs; the last line is
// `N passed, N failed` (`, N skipped`), in which a failed check of types or lint counts as one failed test.
import { spawn } from 'child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs'
import { constants, tmpdir } from 'os'
import { delimiter, join } from 'path'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled, root } from './lib/install.mjs'
import { checkNode } from './lib/say.mjs'

const help = `npm test [-- 选项 options] [文件 files]

  检查类型和代码规范,再运行全部测试。
  Checks types and lint, then runs all tests.

  --project NAME   只运行一组:domain、server、installation、stories
                   one suite only: domain, server, installation, stories
  --no-checks      不检查类型和代码规范                        without types and lint
  --help           显示本说明                                  show this
  其余选项传给 vitest。Everything else goes to vitest.

  DATABASE_URL     server 组改用该数据库(PostgreSQL 15 及以上,账户须能建库)
                   the server suite uses that database (PostgreSQL 15 or newer, may create databases)
  CHROMIUM         浏览器路径                                  path of the browser
`

const typedRoots = ['src/domain', 'src/contract', 'src/server', 'src/web', 'tests']

checkNode()
const args = process.argv.slice(2)
if (args.indexOf('--help') >= 0) process.stdout.write(help)
else main()

function main() {
  const node = ensureInstalled()
  const modules = join(root, 'node_modules')
  const env = Object.assign({}, process.env, { PATH: join(modules, '.bin') + delimiter + process.env.PATH })
  const passedOn = args.filter(function (arg) {
    return arg !== '--no-checks'
  })
  if (runsStories(passedOn)) {
    const chromium = ensureChromium()
    if (chromium !== undefined) env.CHROMIUM = chromium
  }
  const folder = mkdtempSync(join(tmpdir(), 'wangge-test-'))
  const summary = join(folder, 'summary.json')
  let current
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, function () {
      // Ctrl-C has reached the tests as well; they end by themselves.
      if (current !== undefined && !(signal === 'SIGINT' && process.stdin.isTTY)) current.kill(signal)
    })
  }
  const run = function (title, script, more) {
    return new Promise(function (resolve) {
      const own = Object.assign({}, env, { WANGGE_TEST_SUMMARY: summary })
      current = spawn(node, [join(modules, script)].concat(more), { cwd: root, env: own, stdio: ['ignore', 'inherit', 'inherit'] })
      current.on('error', function (error) {
        process.stdout.write(error.message + '\n')
        resolve(1)
      })
      current.on('close', function (code, signal) {
        if (title !== undefined) process.stdout.write((code === 0 ? '✓ ' : '✗ ') + title + '\n')
        resolve(signal === null ? code : 128 + (constants.signals[signal] || 1))
      })
    })
  }

  const checks = args.indexOf('--no-checks') >= 0 ? [] : typedRoots.filter(hasSources).map(function (path) {
    return ['types of ' + path, join('typescript', 'bin', 'tsc'), ['-p', path]]
  }).concat([['lint', join('oxlint', 'bin', 'oxlint'), ['src', 'tests', 'bench', 'scripts', 'vite.config.ts', 'vitest.config.ts']]])

  let failedChecks = 0
  let stopped = false
  let steps = Promise.resolve()
  for (const check of checks) {
    steps = steps.then(function () {
      if (stopped) return undefined
      return run(check[0], check[1], check[2]).then(function (code) {
        if (code > 128) stopped = true
        if (code !== 0) failedChecks += 1
      })
    })
  }
  steps.then(function () {
    return stopped ? 130 : run(undefined, join('vitest', 'vitest.mjs'), ['run'].concat(passedOn))
  }).then(function (code) {
    const totals = existsSync(summary) ? JSON.parse(readFileSync(summary, 'utf8')) : { passed: 0, failed: 0, skipped: 0 }
    rmSync(folder, { recursive: true, force: true })
    totals.failed += failedChecks
    // The suites may fail as a whole, e.g. when the database can't be prepared.
    if (code !== 0 && totals.failed === 0) totals.failed = 1
    process.exitCode = totals.failed > 0 ? 1 : 0
    process.stdout.write(totals.passed + ' passed, ' + totals.failed + ' failed' + (totals.skipped > 0 ? ', ' + totals.skipped + ' skipped' : '') + '\n')
  })
}

function hasSources(path) {
  return existsSync(join(root, path, 'tsconfig.json'))
}

/** Not when other suites were chosen. */
function runsStories(list) {
  const projects = []
  list.forEach(function (arg, i) {
    if (arg === '--project') projects.push(list[i + 1])
    else if (arg.indexOf('--project=') === 0) projects.push(arg.slice('--project='.length))
  })
  return projects.length === 0 || projects.indexOf('stories') >= 0
}
