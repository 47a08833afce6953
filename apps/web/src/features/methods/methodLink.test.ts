import { expect, test } from 'vitest'
import { methodLink } from './methodLink.ts'

const KNOWN = ['flows', 'balancing']

test.each([
  ['#steps', { kind: 'anchor', href: '#steps' }],
  ['balancing.md', { kind: 'page', path: '/methods/balancing', hash: undefined }],
  ['./flows.md#a-b', { kind: 'page', path: '/methods/flows', hash: 'a-b' }],
  ['https://example.org/a', { kind: 'outside', href: 'https://example.org/a' }],
  ['other.md', null],
  ['../glossary.md', null],
  ['javascript:alert(1)', null],
  ['data:text/html,a', null],
])('%s leads to %o', (href, target) => {
  expect(methodLink(href, KNOWN)).toEqual(target)
})
