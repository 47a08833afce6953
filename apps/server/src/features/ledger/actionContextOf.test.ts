import type { Mandate, ProtectedRecord, ServiceScope } from '@corridor/permissions'
import { expect, test } from 'vitest'
import type { Actor } from '../../http/actor.ts'
import { decisionsFor } from '../../http/decisions.ts'
import { actionContextOf } from './actionContextOf.ts'

const CONTEXT = { today: '2026-03-02', nowMilliseconds: 0 }

const RECORD: ProtectedRecord = {
  kind: 'organisation',
  id: 'o-1',
  owner: null,
  organisations: ['o-1'],
  office: 'home.north',
  jurisdiction: 'NPL',
  assignees: [],
  mandateHolders: [],
  state: 'active',
}

const person = (...roles: readonly Mandate[]): Actor => ({
  kind: 'person',
  person: 'u-1',
  session: 's',
  roles,
  assurance: 'two-factor',
  owesSecondFactor: false,
  signedInAt: new Date(0),
})

const asker = (actor: Actor, context: Parameters<typeof decisionsFor>[1] = CONTEXT) => ({
  actor,
  ...decisionsFor(actor, context),
})

const OFFICER: Mandate = {
  role: 'licensing-officer',
  organisation: 'home',
  office: 'home.north',
  from: '2026-01-01',
}
const ADMINISTRATOR: Mandate = { role: 'administrator', organisation: 'home', from: '2026-01-01' }

test('the log names the person, and the role and organisation of the mandate that allows it', () => {
  const director: Mandate = {
    role: 'authority',
    organisation: 'home',
    jurisdiction: 'NPL',
    from: '2026-01-01',
  }
  const both = asker(person(OFFICER, director))
  const named = (permission: 'propose.organisation' | 'close.organisation') =>
    actionContextOf(both, permission, RECORD)
  expect(named('propose.organisation')).toMatchObject({
    actor: 'u-1',
    role: 'licensing-officer',
    organisation: 'home',
  })
  expect(named('close.organisation')).toMatchObject({ role: 'authority' })
  expect(named('close.organisation')).not.toHaveProperty('onBehalfOf')
})

test('and the person for whom it is done, where she stands in for her', () => {
  const mandate: Mandate = { ...OFFICER, onBehalfOf: 'u-giver' }
  const givers = new Map([['u-giver', [OFFICER]]])
  const stand = asker(person(mandate), { ...CONTEXT, givers })
  expect(actionContextOf(stand, 'propose.organisation', RECORD)).toMatchObject({
    actor: 'u-1',
    onBehalfOf: ['u-giver'],
  })
})

test('a part of the record is judged by the record that holds it', () => {
  const { may } = actionContextOf(asker(person(ADMINISTRATOR)), 'change.office', RECORD)
  const answers = ['grant.mandate', 'change.office', 'close.organisation', 'lapse.organisation']
  expect(answers.map((permission) => may(permission as 'a.b'))).toEqual([true, true, false, false])
})

test('who may not is refused, and out of reach there is no record', () => {
  const there = asker(person(OFFICER))
  expect(() => actionContextOf(there, 'close.organisation', RECORD)).toThrow(
    expect.objectContaining({ code: 'not_permitted' }),
  )
  const elsewhere = asker(person({ ...OFFICER, office: 'home.south' }))
  expect(() => actionContextOf(elsewhere, 'propose.organisation', RECORD)).toThrow(
    expect.objectContaining({ code: 'not_found' }),
  )
  expect(() =>
    actionContextOf(asker({ kind: 'anonymous' }), 'propose.organisation', RECORD),
  ).toThrow(expect.objectContaining({ code: 'not_signed_in' }))
})

test('a program is named by its account', () => {
  const scopes: readonly ServiceScope[] = [{ permission: 'seal.log-entry', scope: 'all' }]
  const program = asker({ kind: 'service', account: 'a-1', key: 'k', scopes })
  const line = { ...RECORD, kind: 'log-entry' as const }
  expect(actionContextOf(program, 'seal.log-entry', line)).toMatchObject({
    actor: 'service:a-1',
    role: 'service',
  })
})
