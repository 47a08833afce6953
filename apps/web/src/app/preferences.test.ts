import { areasRoute } from '@corridor/contract'
import { describe, expect, test, vi } from 'vitest'
import { fetchRoute, RouteError } from './fetchRoute.ts'
import { localeOf, preferencesInQuery, readPreferences } from './preferences.ts'

describe('preferences', () => {
  test('the address counts most, then what was chosen before, then the browser', () => {
    const stored = (name: string) => (name === 'lang' ? 'es' : null)
    expect(readPreferences({ lang: 'ar' }, stored, ['fr-FR']).lang).toBe('ar')
    expect(readPreferences({}, stored, ['fr-FR']).lang).toBe('es')
    expect(readPreferences({}, () => null, ['de-DE', 'fr-CA']).lang).toBe('fr')
    expect(readPreferences({}, () => null, ['de']).lang).toBe('en')
  })

  test('unknown words count as absent', () => {
    expect(preferencesInQuery({ lang: 'xx', theme: 'blue', digits: 'arab' })).toEqual({
      digits: 'arab',
    })
    expect(readPreferences({ theme: 'x' }, () => 'y', []).theme).toBe('auto')
  })

  test('digits are a choice of readers of Arabic', () => {
    expect(localeOf({ lang: 'ar', digits: 'latn' })).toBe('ar-u-nu-latn')
    expect(localeOf({ lang: 'fr', digits: 'arab' })).toBe('fr')
  })
})

describe('a call that fails', () => {
  const answer = (response: () => Promise<Response>) => vi.stubGlobal('fetch', response)

  test('keeps the server’s own words', async () => {
    const problem = {
      type: 'about:blank',
      title: 'No such area',
      status: 404,
      detail: 'There is no area XXX',
      instance: '/api/v1/areas',
      code: 'unknown_area',
    }
    answer(async () => new Response(JSON.stringify(problem), { status: 404 }))
    const error = await fetchRoute(areasRoute, {}).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(RouteError)
    expect(error).toMatchObject({ status: 404, problem: { detail: 'There is no area XXX' } })
  })

  test('says that no answer came, or that it cannot be read', async () => {
    answer(async () => Promise.reject(new TypeError('offline')))
    await expect(fetchRoute(areasRoute, {})).rejects.toMatchObject({ status: 0, problem: null })
    answer(async () => new Response('<html>', { status: 502 }))
    await expect(fetchRoute(areasRoute, {})).rejects.toMatchObject({ status: 502, problem: null })
  })

  test('that was given up is not an error of the server', async () => {
    const given = new AbortController()
    answer(async () => {
      given.abort()
      throw new DOMException('given up', 'AbortError')
    })
    await expect(fetchRoute(areasRoute, {}, given.signal)).rejects.toThrow('given up')
    vi.unstubAllGlobals()
  })
})
