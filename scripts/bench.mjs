// `npm run bench -- NAME [--quick]`: the benchmarks, one JSON line per result. `--help` lists them.
import { launch } from './lib/launch.mjs'

launch('bench/main.ts')
