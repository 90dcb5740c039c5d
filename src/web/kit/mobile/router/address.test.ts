import { describe, expect, it } from 'vitest'
import { hrefOf, matchPath, pathBelow } from './address.ts'

const routes = [{ path: '/' }, { path: '/case/$id' }, { path: '/case/$id/$step' }, { path: '/track' }, { path: '/track/$code' }]

describe('addresses of an app', () => {
  it('lead to their view with what they name', () => {
    expect(matchPath(routes, '/')?.route.path).toBe('/')
    expect(matchPath(routes, '/case/a%20b/handle')).toEqual({ route: { path: '/case/$id/$step' }, params: { id: 'a b', step: 'handle' } })
    expect(matchPath(routes, '/track/')?.route.path).toBe('/track')
  })
  it('that nobody knows lead nowhere', () => {
    expect(matchPath(routes, '/cases')).toBeNull()
    expect(matchPath(routes, '/case/1/2/3')).toBeNull()
  })
  it('with a broken escape are taken as they are', () => {
    expect(matchPath(routes, '/track/%zz')?.params).toEqual({ code: '%zz' })
  })
  it('are made from a view, its parameters and what it asks', () => {
    expect(hrefOf('/citizen', { to: '/case/$id', params: { id: 'a/b' } })).toBe('/citizen/case/a%2Fb')
    expect(hrefOf('/citizen', { to: '/near?lng=1', search: { lat: 2, id: undefined } })).toBe('/citizen/near?lng=1&lat=2')
    expect(hrefOf('/citizen', { to: '/' })).toBe('/citizen/')
  })
  it('of another app are not below this one', () => {
    expect(pathBelow('/citizen', '/citizen')).toBe('/')
    expect(pathBelow('/citizen', '/citizen/me')).toBe('/me')
    expect(pathBelow('/citizen', '/citizens/me')).toBeNull()
  })
})
