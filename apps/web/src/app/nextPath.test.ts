import { expect, test } from 'vitest'
import { nextPath } from './nextPath.ts'

test('pages of this site, with their query', () => {
  for (const path of ['/', '/desk', '/desk/organisations?status=active&text=%C3%A9', '/desk#x']) {
    expect(nextPath(path)).toBe(path)
  }
})

test('nothing that leaves this site', () => {
  const asked = [
    '//example.org',
    '/\\example.org',
    'https://example.org',
    'javascript:x',
    '',
    '\t/',
  ]
  for (const text of [...asked, '/\t/example.org', '/a\\b', '/\n/b', ' /desk']) {
    expect(nextPath(text), text).toBeNull()
    expect(new URL(nextPath(text) ?? '/', 'http://here').host).toBe('here')
  }
  expect(nextPath(undefined)).toBeNull()
})
