// The thread's own entry: one run, then it ends.
import { parentPort, workerData } from 'node:worker_threads'
import { v4 as newId } from 'uuid'
import { divideAll, type DivideWork } from './divide.ts'

const work = workerData as DivideWork
const done = divideAll(work, () => `new:${newId()}`, (count) => parentPort!.postMessage({ kind: 'progress', done: count }))
parentPort!.postMessage({ kind: 'divided', divided: done })
