// `npm start`: installs what is missing, then runs the server. Builtins only, and plain enough for an old Node to read.
import { readFileSync } from 'fs'
import { join } from 'path'
import { root } from './lib/install.mjs'
import { launch } from './lib/launch.mjs'
import { checkNode } from './lib/say.mjs'

checkNode()
if (process.argv.indexOf('--help') >= 0 || process.argv.indexOf('-h') >= 0) {
  process.stdout.write(readFileSync(join(root, 'src', 'server', 'settings-help.txt'), 'utf8'))
} else {
  launch('src/server/main.ts', { server: true })
}
