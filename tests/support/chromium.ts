// Where the stories' browser is. The test script looks for it (and installs it where it can) and passes the path on; a
// story run by hand takes the usual places.
import { existsSync } from 'node:fs'

export const chromiumPath = (): string => {
  const given = process.env.CHROMIUM
  const found = [given, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path))
  if (found === undefined) throw new Error('Chromium was not found: install it (Debian: apt-get install chromium fonts-noto-cjk) or name its path in CHROMIUM.')
  return found
}
