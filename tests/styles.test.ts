// Each page brings the styles its elements are named for: one that is opened first looks as it does after another.
import { describe, expect, it } from 'vitest'
import { filesBelow, isTest, type SourceFile } from './support/source-files.ts'

const files = new Map(filesBelow('src/web', ['.ts', '.tsx', '.css']).filter((file) => !isTest(file)).map((file) => [file.path, file]))
const at = (path: string): SourceFile => files.get(path)!
const classNames = /className=(?:"([^"]*)"|\{((?:[^{}]|\$?\{[^{}]*\})*)\})/g

const known = (paths: readonly string[]): string[] => paths.filter((path) => files.has(path))
const atOnce = ({ imports, importsLater }: SourceFile): string[] => known(imports.filter((path) => !importsLater.includes(path)))

const closureOf = (path: string): Set<string> => {
  const reached = new Set([path])
  for (const one of reached) for (const next of atOnce(at(one))) reached.add(next)
  return reached
}

const definedIn = ({ text }: SourceFile): string[] => [...text.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-z][a-z0-9-]*)/g)].map(([, name]) => name!)
/** Of an expression its texts alone: neither what stands between `${` and `}`, but for texts in there, nor half a name, nor what something is compared with. */
const textsOf = (written: string): string[] => {
  const expression = written.replaceAll(/-\$\{[^{}]*\}/g, '-').replaceAll(/===? '[^']*'/g, '')
  return [...expression.matchAll(/'([^']*)'/g), ...expression.replaceAll(/'[^']*'/g, '').replaceAll(/\$\{[^{}]*\}/g, '-').matchAll(/`([^`]*)`/g)].map(([, text]) => text!)
}
const usedIn = ({ text }: SourceFile): string[] => [...text.matchAll(classNames)].flatMap(([, plain, made]) => (plain === undefined ? textsOf(made!) : [plain])).flatMap((names) => names.split(/\s+/))

const isCss = (path: string): boolean => path.endsWith('.css')
const namesOf = (paths: Iterable<string>): Set<string> => new Set([...paths].filter(isCss).flatMap((path) => definedIn(at(path))))

/** What is missing on each page of an app: `page: class of the file that uses it`. */
const missingIn = (app: string): string[] => {
  const classes = namesOf([...files.keys()].filter((path) => path.startsWith(`src/web/${app}/`) || path.startsWith('src/web/kit/')))
  const missing: string[] = []
  const visit = (entry: string, before: ReadonlySet<string>, seen: ReadonlySet<string>): void => {
    const reached = closureOf(entry)
    const styled = new Set([...before, ...namesOf(reached)])
    for (const path of reached)
      for (const name of path.endsWith('.tsx') ? usedIn(at(path)) : []) if (classes.has(name) && !styled.has(name)) missing.push(`${entry}: ${name} of ${path}`)
    for (const path of reached) for (const next of known(at(path).importsLater)) if (!seen.has(next)) visit(next, styled, new Set([...seen, next]))
  }
  visit(`src/web/${app}/main.tsx`, new Set(), new Set())
  return [...new Set(missing)].sort()
}

describe('a page brings its styles', () => {
  it.each(['console', 'worker', 'citizen'])('in the app %s', (app) => {
    expect(missingIn(app)).toEqual([])
  })

  it('which is seen: what the console’s forms are named for comes from a file that not every page has', () => {
    const forms = 'src/web/console/parts/forms.css'
    expect(definedIn(at(forms))).toContain('step-form')
    expect(closureOf('src/web/console/main.tsx')).not.toContain(forms)
    expect(usedIn(at('src/web/console/pages/calendars/SettingsForm.tsx'))).toContain('step-form')
    expect(at('src/web/console/router.tsx').importsLater).toContain('src/web/console/pages/calendars/Calendars.tsx')
  })
})
