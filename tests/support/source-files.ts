// The project's own files as text, with what each imports: for the tests that hold the house together.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

export const projectRoot = join(import.meta.dirname, '../..')

export type SourceFile = {
  /** From the project's root, with slashes: `src/domain/cases/decide.ts`. */
  path: string
  text: string
  /** Files of the project it imports, by path. */
  imports: readonly string[]
  /** Packages it imports, without what is below them: `node:fs`, `typebox`, `@tanstack/react-query`. */
  packages: readonly string[]
}

const importing = /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

const packageOf = (name: string): string => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')

const read = (path: string): SourceFile => {
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const names = /\.tsx?$/.test(path) ? [...text.matchAll(importing)].map((match) => match[1] ?? match[2]!) : []
  const own = names.filter((name) => name.startsWith('.'))
  return {
    path, text,
    imports: own.map((name) => normalize(join(dirname(path), name.split('?')[0]!)).replaceAll('\\', '/')),
    packages: [...new Set(names.filter((name) => !name.startsWith('.')).map(packageOf))],
  }
}

/** Every file below a folder whose name ends in one of these; nothing that is built or installed. */
export const filesBelow = (folder: string, ends: readonly string[]): SourceFile[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.some((end) => entry.name.endsWith(end)))
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map(read)

export const isTest = ({ path }: SourceFile): boolean => /\.(test|story)\.tsx?$/.test(path) || path.startsWith('tests/')
