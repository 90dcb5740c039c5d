// Installs the packages when what lies in node_modules is not what package-lock.json asks for, and finds the Node that
// came with them: the machine's own may be older than the server needs.
import { spawnSync } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, readFileSync, writeFileSync } from 'fs'
import { dirname, join } from 'path'
import { fileURLToPath } from 'url'
import { giveUp } from './say.mjs'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The Node that runs the server's TypeScript directly. */
const neededNode = 24

const modules = join(root, 'node_modules')
const stampFile = join(modules, '.wangge-installed')

export function ensureInstalled() {
  if (!isInstalled()) install()
  return nodeOfProject()
}

/** Runs npm; used for the installation and nothing else. */
function install() {
  process.stderr.write('正在安装依赖包,首次约需一分钟……\nInstalling packages, about a minute the first time …\n')
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const given = process.env.npm_execpath
  const isNpm = given !== undefined && /npm-cli\.c?js$/.test(given)
  const result = isNpm
    ? spawnSync(process.execPath, [given].concat(args), { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (result.error !== undefined && result.error.code === 'ENOENT') {
    giveUp('找不到 npm,请随 Node.js 一起安装它。', 'npm was not found; install it together with Node.js.')
  }
  if (result.signal !== null) process.exit(130)
  if (result.status !== 0) {
    giveUp(
      '依赖包安装失败(原因见上);请检查网络以及对 ' + root + ' 的写权限后重试。',
      'The packages could not be installed (see above); check the network and that ' + root + ' can be written to, then try again.',
    )
  }
  writeStamp()
}

function isInstalled() {
  if (!existsSync(modules)) return false
  if (readIfThere(stampFile) === stamp()) return true
  // Somebody ran npm by hand: its own list of what it installed is as good.
  if (!matchesNpmsList()) return false
  writeStamp()
  return true
}

function stamp() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).digest('hex') + ' ' + process.platform + '-' + process.arch + '\n'
}

function writeStamp() {
  try {
    writeFileSync(stampFile, stamp())
  } catch {
    // node_modules is read-only (an image): the comparison is made again next time.
  }
}

function matchesNpmsList() {
  const list = readIfThere(join(modules, '.package-lock.json'))
  if (list === undefined) return false
  const have = JSON.parse(list).packages
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.keys(want).every(function (name) {
    if (name === '') return true
    const wanted = want[name]
    const found = have[name]
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function nodeOfProject() {
  const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= neededNode) return process.execPath
  return giveUp(
    '依赖包中缺少 Node.js ' + neededNode + '(npm 可能禁止了安装脚本);请允许安装脚本后运行 npm ci,或安装 Node.js ' + neededNode + '。',
    'Node.js ' + neededNode + ' is missing among the packages (npm may forbid install scripts); allow them and run npm ci, or install Node.js ' + neededNode + '.',
  )
}
