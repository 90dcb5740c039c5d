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
  /** Those of them that it loads when they are needed. */
  importsLater: readonly string[]
  /** Packages it imports, without what is below them: `node:fs`, `typebox`, `@tanstack/react-query`. */
  packages: readonly string[]
}

const importing = /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"](?<now>[^'"]+)['"]|\bimport\(\s*['"](?<later>[^'"]+)['"]\s*\)/gm
const importingStyles = /@import '(?<now>[^']+)'/g

const packageOf = (name: string): string => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')

const read = (path: string): SourceFile => {
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const found = /\.tsx?$/.test(path) ? importing : path.endsWith('.css') ? importingStyles : undefined
  const matches = found ? [...text.matchAll(found)].map(({ groups }) => ({ name: groups!['now'] ?? groups!['later']!, later: groups!['later'] !== undefined })) : []
  const own = matches.filter(({ name }) => name.startsWith('.')).map(({ name, later }) => ({ later, target: normalize(join(dirname(path), name.split('?')[0]!)).replaceAll('\\', '/') }))
  return {
    path, text,
    imports: own.map(({ target }) => target),
    importsLater: own.filter(({ later }) => later).map(({ target }) => target),
    packages: [...new Set(matches.filter(({ name }) => !name.startsWith('.')).map(({ name }) => packageOf(name)))],
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
