// Refusals about spreadsheets. Each carries the `name` of the file.
import { problemsOf } from '../../../domain/kernel/problem.ts'

export const sheetProblem = problemsOf({ 'sheet.unreadable': 422, 'sheet.empty': 422, 'sheet.too-large': 413 })
