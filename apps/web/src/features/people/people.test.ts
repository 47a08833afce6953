import type { Person } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { accountLimits, lastingAdministrators } from './accountLimits.ts'
import { filterPeople } from './filterPeople.ts'
import { draftProblem, emptyDraft, mandateOf } from './mandateDraft.ts'
import { mandateState } from './mandateState.ts'
import { roleNeeds } from './roleNeeds.ts'
import { scopeOf } from './scopeDraft.ts'

const TODAY = '2026-05-28'

let count = 0
const role = (name: Person['roles'][number]['role'], from = '2026-01-01', until?: string) => ({
  id: `grant-${++count}`,
  role: name,
  organisation: 'home',
  from,
  ...(until === undefined ? {} : { until }),
  grantedBy: null,
  granted: '2026-01-01T00:00:00.000Z',
})

const person = (id: string, rest: Partial<Person> = {}): Person => ({
  id,
  email: `${id}@example.org`,
  name: `Example ${id}`,
  language: 'en',
  state: 'active',
  factors: ['totp'],
  created: '2026-01-01T00:00:00.000Z',
  lastSignIn: null,
  roles: [],
  ...rest,
})

const everything = { q: undefined, state: 'all', role: undefined } as const

describe('searching people', () => {
  const people = [
    person('one', { name: 'Élodie Exemple' }),
    person('two', { name: 'مُثَنّى مثال', state: 'deactivated' }),
    person('three', { roles: [role('auditor'), role('inspector', '2026-06-01')] }),
  ]
  const found = (view: Partial<Parameters<typeof filterPeople>[1]>) =>
    filterPeople(people, { ...everything, ...view }, TODAY).map(({ id }) => id)

  test('every word counts, in any order, in name or address, without accents and vowel signs', () => {
    expect(found({ q: 'exemple ELODIE' })).toEqual(['one'])
    expect(found({ q: 'one@example' })).toEqual(['one'])
    expect(found({ q: 'مثنى' })).toEqual(['two'])
    expect(found({ q: 'exemple nobody' })).toEqual([])
    expect(found({ q: '   ' })).toEqual(['one', 'two', 'three'])
  })

  test('by state, and by a role held today', () => {
    expect(found({ state: 'deactivated' })).toEqual(['two'])
    expect(found({ state: 'active' })).toEqual(['one', 'three'])
    expect(found({ role: 'auditor' })).toEqual(['three'])
    expect(found({ role: 'inspector' })).toEqual([])
  })
})

test('both days of a role are included', () => {
  const days = { from: '2026-05-01', until: '2026-05-31' }
  expect(
    ['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map((day) => mandateState(days, day)),
  ).toEqual(['to-come', 'now', 'now', 'over'])
  expect(mandateState({ from: '2026-05-01' }, '2099-01-01')).toBe('now')
})

describe('a role being filled in', () => {
  const draft = { ...emptyDraft(TODAY), role: 'inspector', organisation: 'home' } as const

  test('says the first thing that is missing', () => {
    expect(draftProblem(emptyDraft(TODAY))).toBe('no-role')
    expect(draftProblem({ ...draft, organisation: '' })).toBe('no-organisation')
    expect(draftProblem({ ...draft, from: '' })).toBe('no-beginning')
    expect(draftProblem({ ...draft, until: '2026-05-27' })).toBe('ends-before-it-begins')
    expect(draftProblem({ ...draft, until: TODAY })).toBeNull()
  })

  test('leaves out what was not chosen', () => {
    expect(mandateOf(draft)).toEqual({ role: 'inspector', organisation: 'home', from: TODAY })
    expect(mandateOf({ ...draft, office: 'home.north', until: '2026-12-31' })).toEqual({
      role: 'inspector',
      organisation: 'home',
      office: 'home.north',
      from: TODAY,
      until: '2026-12-31',
    })
    expect(mandateOf({ ...draft, role: '' })).toBeNull()
  })
})

test('roles find their records by office or jurisdiction, or by neither', () => {
  expect(roleNeeds('inspector')).toEqual({ office: true, jurisdiction: false })
  expect(roleNeeds('authority')).toEqual({ office: false, jurisdiction: true })
  expect(roleNeeds('auditor')).toEqual({ office: false, jurisdiction: false })
  expect(roleNeeds('')).toEqual({ office: false, jurisdiction: false })
})

test('a program may do things as narrowly as was chosen', () => {
  const draft = {
    permission: 'read.log-entry',
    organisation: '',
    office: '',
    jurisdiction: '',
  } as const
  expect(scopeOf(draft)).toEqual({ permission: 'read.log-entry', scope: 'all' })
  const there = { ...draft, organisation: 'home' }
  expect(scopeOf(there)).toMatchObject({ scope: 'organisation', organisation: 'home' })
  expect(scopeOf({ ...there, jurisdiction: 'NPL' })).toMatchObject({
    scope: 'jurisdiction',
    jurisdiction: 'NPL',
  })
  expect(scopeOf({ ...there, office: 'home.north', jurisdiction: 'NPL' })).toMatchObject({
    scope: 'office',
    office: 'home.north',
  })
})

describe('what can be done with an account', () => {
  const may = ['deactivate.account', 'recover.account', 'grant.mandate', 'revoke.mandate'] as const
  const administrator = person('administrator', { roles: [role('administrator')] })
  const officer = person('officer', { roles: [role('inspector')] })
  const people = [administrator, officer]
  const asker = { id: administrator.id, permissions: may }

  test('everything with another, nothing without the permissions', () => {
    const limits = accountLimits(officer, asker, people, TODAY)
    expect([
      limits.close,
      limits.recover,
      limits.grant,
      limits.withdraw(officer.roles[0]!.id),
    ]).toEqual([null, null, null, null])
    const none = accountLimits(officer, { ...asker, permissions: [] }, people, TODAY)
    expect([none.close, none.recover, none.grant, none.withdraw('any')]).toEqual(
      Array(4).fill('not-permitted'),
    )
  })

  test('her own account she leaves to another administrator; the last one stays', () => {
    const second = person('second', { roles: [role('administrator')] })
    const own = accountLimits(administrator, asker, [...people, second], TODAY)
    expect([own.close, own.recover, own.grant, own.withdraw(administrator.roles[0]!.id)]).toEqual(
      Array(4).fill('own-account'),
    )
    expect(accountLimits(administrator, asker, people, TODAY).close).toBe('last-administrator')
    const other = { ...asker, id: 'other' }
    const last = accountLimits(administrator, other, people, TODAY)
    expect([last.close, last.withdraw(administrator.roles[0]!.id)]).toEqual(
      Array(2).fill('last-administrator'),
    )
  })

  test('a closed account gets no link, and one that ends today is no lasting administrator', () => {
    const closed = person('closed', { state: 'deactivated', roles: [role('administrator')] })
    const limits = accountLimits(closed, asker, [...people, closed], TODAY)
    expect([limits.close, limits.recover]).toEqual([null, 'closed-account'])
    const ending = person('ending', { roles: [role('administrator', '2026-01-01', TODAY)] })
    const toCome = person('to-come', { roles: [role('administrator', '2026-06-01')] })
    expect(lastingAdministrators([administrator, closed, ending, toCome], TODAY)).toEqual([
      administrator,
    ])
  })
})
