// `npm run wangge -- COMMAND`: the tools for whoever runs an installation. `--help` lists the commands.
import { launch } from './lib/launch.mjs'

launch('src/server/cli/main.ts')
