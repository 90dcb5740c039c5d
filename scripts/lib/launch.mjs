// Runs a TypeScript program of the project under the project's Node, and ends with it: signals go on to it, its exit code
// becomes ours, and it doesn't outlive us.
import { spawn } from 'child_process'
import { readFileSync } from 'fs'
import { constants } from 'os'
import { join } from 'path'
import { pathToFileURL } from 'url'
import { ensureInstalled, root } from './install.mjs'
import { checkNode } from './say.mjs'

/**
 * `entry` is a path inside the project. A `server` gets a process group of its own: Ctrl-C then reaches only us and is
 * handed on once, and the server can stop its parts in order.
 */
export function launch(entry, options) {
  checkNode()
  const node = ensureInstalled()
  const server = options !== undefined && options.server === true
  const before = server ? ['--import', pathToFileURL(join(root, 'scripts', 'lib', 'stop-with-launcher.mjs')).href] : []
  const args = before.concat([join(root, entry)], process.argv.slice(2))
  const child = spawn(node, args, {
    stdio: server ? ['ignore', 'inherit', 'inherit', 'ipc'] : 'inherit',
    detached: server,
    env: Object.assign({}, process.env, {
      NODE_NO_WARNINGS: process.env.NODE_NO_WARNINGS || '1',
      // What was compiled is kept for the next start; where that can't be written, Node goes without.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || join(root, 'node_modules', '.cache', 'compiled'),
    }),
  })
  if (server && process.env.npm_lifecycle_event !== undefined) {
    whenNpmIsGone(function () {
      onSignal('SIGTERM')
    })
  }
  let interrupts = 0
  const onSignal = function (signal) {
    // A program in our own group has had the terminal's Ctrl-C already.
    if (signal === 'SIGINT' && !server && process.stdin.isTTY) return
    interrupts += 1
    child.kill(interrupts > 2 ? 'SIGKILL' : signal === 'SIGHUP' ? 'SIGTERM' : signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
  process.on('exit', function () {
    child.kill('SIGTERM')
  })
  child.on('error', function (error) {
    process.stderr.write(error.message + '\n')
    process.exit(1)
  })
  child.on('exit', function (code, signal) {
    process.exit(signal === null ? code : 128 + (constants.signals[signal] || 1))
  })
}

/**
 * npm runs us through a shell that hands no signal on, so a stopped npm would leave the server behind. We notice it by our
 * parents: ours changes when the shell is gone, the shell's when npm is.
 */
function whenNpmIsGone(then) {
  const shell = process.ppid
  const npm = parentOf(shell)
  const direct = npm === undefined || commandOf(shell).indexOf('npm') === 0
  const timer = setInterval(function () {
    if (process.ppid === shell && (direct || parentOf(shell) === npm)) return
    clearInterval(timer)
    then()
  }, 250)
  timer.unref()
}

/** Where there is no /proc (macOS) only our own parent is watched. */
function parentOf(pid) {
  try {
    const stat = readFileSync('/proc/' + pid + '/stat', 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return undefined
  }
}

function commandOf(pid) {
  try {
    return readFileSync('/proc/' + pid + '/cmdline', 'utf8')
  } catch {
    return ''
  }
}
