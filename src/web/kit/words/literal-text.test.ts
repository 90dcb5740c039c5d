import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const web = join(import.meta.dirname, '../..')
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(^|[./])(zh|en)\.ts$/.test(name))

/** Source without comments, so that only what can reach the screen is looked at. */
const code = (name: string): string => readFileSync(join(web, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')

/** Words between tags: <b>Sign in</b>. */
const visibleText = (text: string): string[] => [...text.matchAll(/<[A-Za-z][\w.]*(?:\s[^<>{}]*(?:\{[^{}]*\}[^<>{}]*)*)?>\s*([A-Za-z][A-Za-z ,.’'!?-]{2,})\s*</g)].map((match) => match[1]!)
/** Words in attributes that are shown or read out. */
const spokenText = (text: string): string[] => [...text.matchAll(/\b(?:title|alt|placeholder|label|aria-label|description|okText|cancelText)="([^"]*[A-Za-z]{2}[^"]*)"/g)].map((match) => match[1]!)

describe('texts of the screens', () => {
  it('looks at the screens', () => {
    expect(sources.some((name) => name.endsWith('.tsx'))).toBe(true)
  })

  it.each(sources)('%s holds no Chinese outside of the words files', (name) => {
    expect(code(name).match(/[\u3400-\u9fff]+/g) ?? []).toEqual([])
  })

  it.each(sources.filter((name) => name.endsWith('.tsx')))('%s holds no literal English', (name) => {
    expect([...visibleText(code(name)), ...spokenText(code(name))]).toEqual([])
  })

  it('would notice literal text', () => {
    expect(visibleText('<b className="x">Sign in</b>')).toEqual(['Sign in'])
    expect(spokenText('<img alt="A photo" />')).toEqual(['A photo'])
  })
})
