import type { AuditEvent, LoggedAction, LoggedRead } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { formatViewState, parseViewState } from '../../app/viewState.ts'
import { lineOfAction, lineOfEvent, lineOfRead } from './auditLine.ts'
import { AUDIT_VIEW, given, LOGS } from './auditView.ts'
import { codesOf, wordsOfCode, wordsOfFact } from './auditWords.ts'
import { readingsOf } from './readingsOf.ts'

const WORDS = import.meta.glob<string>(
  ['../../i18n/audit/en.po', '../../i18n/identity/en.po', '../../i18n/desk/en.po'],
  { query: '?raw', import: 'default', eager: true },
)
const known = new Set(
  Object.values(WORDS).flatMap((text) =>
    [...text.matchAll(/^msgid "(.+)"$/gm)].map(([, id]) => id),
  ),
)

const event = (part: Partial<AuditEvent>): AuditEvent => ({
  id: '7',
  at: '2030-01-02T03:04:05.000Z',
  verb: 'sign-in',
  actor: { kind: 'person', id: 'p-1', name: 'Example Officer' },
  subject: null,
  details: {},
  network: null,
  request: null,
  ...part,
})

const read: LoggedRead = {
  number: '9',
  act: 'open',
  outcome: 'shown',
  record: 'worker-1',
  version: 3,
  actor: 'service:s-1',
  actorName: null,
  role: 'auditor',
  organisation: 'home',
  purpose: 'a complaint',
  place: null,
  device: null,
  requestId: 'r-1',
  readAt: '2030-01-02T03:04:05.000Z',
  terms: { name: 'Example', limit: 5 },
  results: ['a', 'b'],
}

const action: LoggedAction = {
  number: '11',
  record: 'org-1',
  version: 2,
  type: 'organisation.rename',
  actor: 'system:clock',
  actorName: null,
  role: 'authority',
  organisation: null,
  onBehalfOf: null,
  purpose: null,
  place: null,
  device: null,
  channel: 'online',
  occurredAt: null,
  recordedAt: '2030-01-02T03:04:05.000Z',
  requestId: null,
  hash: 'ab',
  seal: 4,
  erased: { basis: 'a request', erasedAt: '2030-02-01T00:00:00.000Z' },
}

describe('lines of the three logs', () => {
  test('people and access: details are facts, empty ones are left out', () => {
    const details = { role: 'auditor', people: ['p-2', 'p-3'], until: null, shown: 2, at: { x: 1 } }
    expect(
      lineOfEvent(event({ verb: 'refused', subject: 'p-2', details, network: '10.0.0.0/24' })),
    ).toMatchObject({
      code: 'refused',
      refused: true,
      about: 'p-2',
      facts: [
        ['role', 'auditor'],
        ['people', 'p-2, p-3'],
        ['shown', '2'],
        ['at', '{"x":1}'],
        ['network', '10.0.0.0/24'],
      ],
    })
    expect(lineOfEvent(event({ verb: 'sign-in.failed' })).refused).toBe(true)
    expect(lineOfEvent(event({})).refused).toBe(false)
  })

  test('acts: by whom, in which role, with its seal', () => {
    expect(lineOfAction(action)).toMatchObject({
      id: '11',
      who: { kind: 'system', id: 'system:clock', name: null },
      about: 'org-1',
      version: 2,
      facts: [
        ['channel', 'online'],
        ['seal', '4'],
        ['hash', 'ab'],
        ['erased', '{"basis":"a request","erasedAt":"2030-02-01T00:00:00.000Z"}'],
      ],
    })
  })

  test('readings: terms and results beside who and why', () => {
    expect(lineOfRead({ ...read, outcome: 'refused' })).toMatchObject({
      who: { kind: 'service', id: 'service:s-1' },
      refused: true,
      facts: [
        ['purpose', 'a complaint'],
        ['name', 'Example'],
        ['limit', '5'],
        ['results', 'a, b'],
        ['request', 'r-1'],
      ],
    })
  })
})

test('everything that can be chosen or shown has words that exist', () => {
  const ids = LOGS.flatMap((log) => codesOf(log).map((code) => wordsOfCode(log, code)))
  expect(ids.length).toBeGreaterThan(60)
  expect(ids.filter((id) => id === null || !known.has(id))).toEqual([])
  expect(wordsOfCode('access', 'no.such-verb')).toBeNull()
  expect(wordsOfCode('actions', 'licence.submit')).toBeNull()
  expect(wordsOfFact('onBehalfOf')).toBe('audit.fact-onbehalfof')
  expect(known.has(wordsOfFact('onBehalfOf')!)).toBe(true)
  expect(wordsOfFact('email')).toBeNull()
})

const SOURCES = import.meta.glob<string>(
  [
    '../../../../server/src/features/**/*.ts',
    '../../../../../packages/ledger/src/organisations/*.ts',
    '../../../../../packages/deadlines/src/**/*.ts',
    '!**/*.test.ts',
    '!**/testing/**',
  ],
  { query: '?raw', import: 'default', eager: true },
)

/** What the pattern finds in the sources that write to the logs. */
const written = (pattern: RegExp): readonly string[] => [
  ...new Set(
    Object.values(SOURCES).flatMap((text) => [...text.matchAll(pattern)].map(([, code]) => code!)),
  ),
]

test('everything that the server writes to the logs has words', () => {
  const verbs = written(/\bverb: '([a-z.-]+)'/g)
  expect(verbs.length).toBeGreaterThan(30)
  expect(verbs.filter((verb) => wordsOfCode('access', verb) === null)).toEqual([])
  const types = written(/\btype: '((?:organisation|calendar|break-glass)\.[a-zA-Z]+)'/g)
  expect(types.length).toBeGreaterThan(12)
  expect(types.filter((type) => wordsOfCode('actions', type) === null)).toEqual([])
})

test('one state has one address, and what fits no filter is ignored', () => {
  const query = { log: 'reads', actor: 'p-1', what: 'open', outcome: 'refused', from: '2030-01-01' }
  const view = parseViewState(AUDIT_VIEW, query)
  expect(formatViewState(AUDIT_VIEW, view)).toEqual(query)
  const odd = { log: 'x', actor: 'a b', record: '../x', from: 'yesterday', before: '-1' }
  expect(formatViewState(AUDIT_VIEW, parseViewState(AUDIT_VIEW, odd))).toEqual({})
  expect(given({ a: undefined, b: 0, c: null })).toEqual({ b: 0, c: null })
})

test('who else opened a record: both logs together, her own and what was refused left out', () => {
  const reader = { ...read, readAt: '2030-01-03T00:00:00.000Z', actor: 'p-2', actorName: 'Two' }
  const events = [
    event({ id: '1', verb: 'read.person', subject: 'me', details: { reason: 'checked' } }),
    event({ id: '2', verb: 'read.people', actor: { kind: 'person', id: 'me', name: 'Me' } }),
    event({ id: '3', verb: 'grant.role', subject: 'me' }),
  ]
  const reads = [reader, { ...reader, actor: 'me' }, { ...reader, outcome: 'refused' as const }]
  expect(readingsOf('me', events, reads)).toMatchObject([
    { id: 'reads 9', name: 'Two', role: 'auditor', code: 'open', why: 'a complaint' },
    { id: 'access 1', name: 'Example Officer', code: 'read.person', why: 'checked' },
  ])
})
