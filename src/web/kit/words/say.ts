// What the texts of Problems are made with.
import type { ProblemParams } from '../../../domain/kernel/problem.ts'

export type Say = (params: ProblemParams) => string

export const one = (table: Readonly<Record<string, string>>, key: unknown): string => table[String(key)] ?? String(key ?? '')
export const given = (params: ProblemParams, key: string, before: string, after = ''): string => (params[key] === undefined || params[key] === null ? '' : `${before}${String(params[key])}${after}`)
export const listed = (params: ProblemParams, key: string, mark: string): string => { const list = params[key]; return Array.isArray(list) ? list.join(mark) : '' }
