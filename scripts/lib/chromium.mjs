// Finds the browser for the stories, and on a Debian-like machine where we are root installs it.
import { spawnSync } from 'child_process'
import { existsSync } from 'fs'
import { join } from 'path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']
const onMac = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

export function findChromium() {
  const given = process.env.CHROMIUM
  if (given) return existsSync(given) ? given : undefined
  const paths = (process.env.PATH || '').split(':').filter(Boolean).concat(folders)
  const candidates = []
  for (const name of names) for (const path of paths) candidates.push(join(path, name))
  return candidates.concat(onMac).find(existsSync)
}

/** The path of the browser, or undefined after saying how to get one. */
export function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  const canInstall = process.getuid !== undefined && process.getuid() === 0 && existsSync('/etc/debian_version') && !process.env.CHROMIUM
  if (canInstall) {
    process.stderr.write('正在安装 Chromium,供浏览器场景测试使用……\nInstalling Chromium for the browser stories …\n')
    const env = Object.assign({}, process.env, { DEBIAN_FRONTEND: 'noninteractive' })
    const apt = function (args) {
      return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env: env }).status === 0
    }
    const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
    if (!apt(packages) && apt(['update', '-qq'])) apt(packages)
    const installed = findChromium()
    if (installed !== undefined) return installed
  }
  process.stderr.write(
    '未找到 Chromium,浏览器场景测试将失败;请安装(Debian:apt-get install chromium fonts-noto-cjk)或用环境变量 CHROMIUM 指定其路径。\n' +
      'Chromium was not found, so the browser stories will fail; install it (Debian: apt-get install chromium fonts-noto-cjk) or name its path in CHROMIUM.\n',
  )
  return undefined
}
