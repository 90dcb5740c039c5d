// The interface as a page to read: every route with what goes in, what comes out and how it can refuse.
import type { Route } from '../../contract/route.ts'

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

type Schema = { type?: string; enum?: string[]; anyOf?: Schema[]; items?: Schema; properties?: Record<string, Schema>; required?: string[]; description?: string; const?: unknown }

/** A schema in one short line, as a person would write it down. */
const short = (schema: Schema, depth = 0): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => `"${value}"`).join(' | ')
  if (schema.anyOf) return schema.anyOf.map((one) => short(one, depth)).join(' | ')
  if (schema.type === 'array') return `[${schema.items ? short(schema.items, depth + 1) : ''}]`
  if (schema.properties) {
    if (depth > 1) return '{…}'
    const required = new Set(schema.required ?? [])
    return `{ ${Object.entries(schema.properties).map(([key, one]) => `${key}${required.has(key) ? '' : '?'}: ${short(one, depth + 1)}`).join(', ')} }`
  }
  return schema.type ?? 'any'
}

const row = (name: string, schema: unknown): string =>
  schema === undefined ? '' : `<dt>${name}</dt><dd><code>${escape(short(schema as Schema))}</code></dd>`

const section = (route: Route): string => `
<section id="${route.id}"><h3><span class="m">${route.method}</span> <code>${escape(route.path)}</code></h3><p>${escape(route.summary)} · <small>${route.verb}</small></p>
<dl>${row('params', route.schemas.params)}${row('query', route.schemas.query)}${route.takes === 'photo' || route.takes === 'file' ? `<dt>body</dt><dd>${route.takes === 'photo' ? 'image/*' : 'application/octet-stream'}</dd>` : row('body', route.schemas.body)}
${route.gives === 'raw' ? '' : row('reply', route.schemas.reply)}${route.problems ? `<dt>problems</dt><dd>${route.problems.map((code) => `<code>${code}</code>`).join(' ')}</dd>` : ''}</dl></section>`

export const readableApi = (routes: readonly Route[]): string => {
  const features = [...new Set(routes.map((route) => route.id.split('.')[0]!))]
  const part = (feature: string): string => `<h2 id="${feature}">${feature}</h2>${routes.filter((route) => route.id.startsWith(`${feature}.`)).map(section).join('')}`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wangge API</title>
<style>body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;color:#1f2937;max-width:60rem;margin:2rem auto;padding:0 1rem}code{font-size:.9em;overflow-wrap:anywhere}
h3{margin:2rem 0 .25rem}.m{color:#1d5fd0}dl{display:grid;grid-template-columns:6rem 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{color:#4b5563}dd{margin:0}p{margin:.25rem 0}nav a{margin-right:1rem}</style>
<h1>Wangge 网格 API</h1><p>Machine-readable: <a href="/openapi.json">/openapi.json</a>. Refusals are <code>application/problem+json</code> (RFC 9457) with a stable <code>code</code>.
Cookies need requests from the same origin. Ids of cases, files and commands are UUIDv7 made by the caller; the same command sent twice is done once.</p>
<nav>${features.map((feature) => `<a href="#${feature}">${feature}</a>`).join('')}</nav>${features.map(part).join('')}</html>`
}
