// Runs a TypeScript program of the project under the project's Node, and ends with it: signals go on to it, its exit code
// becomes ours, and it doesn't outlive us.
import { spawn } from 'child_process'
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
    env: Object.assign({}, process.env, { NODE_NO_WARNINGS: process.env.NODE_NO_WARNINGS || '1' }),
  })
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
