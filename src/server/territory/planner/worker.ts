// The entry of the process that works on one run.
import { v4 as newId } from 'uuid'
import { takeWork } from '../../jobs/take-work.ts'
import { divideAll, type DivideWork, type DivideReport } from './divide.ts'

takeWork<DivideWork, DivideReport>((work, say) => say({ kind: 'divided', divided: divideAll(work, () => `new:${newId()}`, (done) => say({ kind: 'progress', done })) }))
