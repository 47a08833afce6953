import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Actor,
  type DecisionContext,
  decide,
  delegateMandate,
  incompatibleRoles,
  type Mandate,
  matchesFilter,
  type PermissionName,
  type ProtectedRecord,
  RECORD_KINDS,
  ROLE_NAMES,
  type RoleName,
} from './index.ts'
import {
  likelyScenario,
  NOW,
  ownMandate,
  personActor,
  recordOf,
  someMandate,
  someRole,
  someScenario,
  TODAY,
} from './testing/arbitraries.ts'
import { caseRecord, holding } from './testing/caseRecord.ts'

const runs = { seed: 20140528, numRuns: 10_000 }
const context: DecisionContext = { today: TODAY, nowMilliseconds: NOW }

describe('laws', () => {
  test('one more mandate takes nothing away, unless it makes the person an administrator', () => {
    let kept = 0
    fc.assert(
      fc.property(likelyScenario, someMandate, ({ actor, permission, record, context }, extra) => {
        if (actor.kind !== 'person' || extra.role === 'administrator') return
        const more = { ...actor, roles: [...actor.roles, extra] }
        if (!decide(actor, permission, record, context).allowed) return
        kept += 1
        expect(decide(more, permission, record, context).allowed).toBe(true)
      }),
      runs,
    )
    expect(kept).toBeGreaterThan(500)
  })

  test('a mandate not in force gives nothing', () => {
    const outside = fc
      .tuple(ownMandate, fc.constantFrom('past', 'future', 'unreadable'))
      .map(([mandate, when]) => {
        if (when === 'past') return { ...mandate, from: '2026-01-01', until: '2026-11-20' }
        if (when === 'future') return { ...mandate, from: '2026-11-22', until: null }
        return { ...mandate, from: 'yesterday', until: null }
      })
    fc.assert(
      fc.property(someScenario, outside, ({ actor, permission, record, context }, mandate) => {
        if (actor.kind !== 'person') return
        const more = { ...actor, roles: [mandate, ...actor.roles] }
        expect(decide(more, permission, record, context)).toEqual(
          decide(actor, permission, record, context),
        )
      }),
      runs,
    )
  })

  test('both days of a mandate count', () => {
    for (const [from, until, allowed] of [
      [TODAY, TODAY, true],
      ['2026-11-22', null, false],
      ['2026-11-01', '2026-11-20', false],
    ] as const) {
      const actor = holding('cora', 'conciliator', { from, until })
      expect(decide(actor, 'read.case', caseRecord, context).allowed).toBe(allowed)
    }
  })

  test('a stand-in never reaches more than the giver, who reaches it herself', () => {
    let used = 0
    fc.assert(
      fc.property(likelyScenario, ({ actor, permission, record, context }) => {
        const decision = decide(actor, permission, record, context)
        const giver = decision.allowed ? decision.by.mandate?.onBehalfOf : null
        if (giver == null || actor.kind !== 'person') return
        used += 1
        const held = (context.givers?.get(giver) ?? []).filter((one) => one.onBehalfOf == null)
        const herself = { ...actor, person: giver, roles: held }
        expect(decide(herself, permission, record, { ...context, breakGlass: [] }).allowed).toBe(
          true,
        )
      }),
      { ...runs, numRuns: 60_000 },
    )
    expect(used).toBeGreaterThan(100)
  })

  test('a loan ends with the giver’s mandate, and cannot be passed on', () => {
    const own = { role: 'authority', organisation: 'm', jurisdiction: 'NPL', from: TODAY } as const
    const loan = { ...own, onBehalfOf: 'ada' }
    const ben: Actor = { kind: 'person', person: 'ben', roles: [loan], assurance: 'two-factor' }
    const licence = { ...caseRecord, kind: 'licence' as const }
    const ask = (held: readonly Mandate[], actor = ben) =>
      decide(actor, 'confirm.licence', licence, { ...context, givers: new Map([['ada', held]]) })
        .allowed
    expect(ask([own])).toBe(true)
    expect(ask([])).toBe(false)
    expect(ask([{ ...own, until: '2026-11-20', from: '2026-01-01' }])).toBe(false)
    expect(ask([{ ...own, jurisdiction: 'QAT' }])).toBe(false)
    expect(ask([{ ...own, onBehalfOf: 'cyd' }])).toBe(false)
    expect(decide(ben, 'confirm.licence', licence, context).allowed).toBe(false)
    const request = { giver: 'ben', receiver: 'cyd', from: TODAY, until: TODAY, today: TODAY }
    expect(delegateMandate({ ...request, mandate: loan, onlyInAbsence: false })).toEqual({
      refused: 'passed_on',
    })
  })

  test('who stands in for an administrator gets none of her cases either', () => {
    const cases = { role: 'conciliator', organisation: 'm', from: TODAY } as const
    const loan = { ...cases, onBehalfOf: 'cora' }
    const ben: Actor = { kind: 'person', person: 'ben', roles: [loan], assurance: 'two-factor' }
    const ask = (held: readonly Mandate[]) =>
      decide(ben, 'read.case', caseRecord, { ...context, givers: new Map([['cora', held]]) })
    expect(ask([cases])).toMatchObject({ allowed: true })
    expect(ask([cases, { ...cases, role: 'administrator' }])).toMatchObject({ allowed: false })
    const past = {
      ...cases,
      role: 'administrator',
      from: '2026-01-01',
      until: '2026-11-20',
    } as const
    expect(ask([cases, past])).toMatchObject({ allowed: true })
  })

  test('a loan for absences counts on the days of absence only', () => {
    const own = { role: 'authority', organisation: 'm', jurisdiction: 'NPL', from: TODAY } as const
    const loan = { ...own, onBehalfOf: 'ada', onlyInAbsence: true }
    const ben: Actor = { kind: 'person', person: 'ben', roles: [loan], assurance: 'two-factor' }
    const licence = { ...caseRecord, kind: 'licence' as const }
    const away = (from: string, until: string) =>
      decide(ben, 'confirm.licence', licence, {
        ...context,
        givers: new Map([['ada', [own]]]),
        absences: [{ person: 'ada', from, until }],
      }).allowed
    expect(away(TODAY, TODAY)).toBe(true)
    expect(away('2026-11-22', '2026-11-30')).toBe(false)
  })

  test('an administrator reaches no case and no worker’s record but her own', () => {
    const kinds = Object.keys(RECORD_KINDS).filter(
      (kind) => RECORD_KINDS[kind as 'case'] === 'personal',
    )
    let refused = 0
    fc.assert(
      fc.property(
        likelyScenario,
        fc.constantFrom(...kinds).chain((kind) => recordOf(kind as 'case')),
        ({ actor, permission, context }, record) => {
          if (actor.kind !== 'person') return
          const administrator: Mandate = { role: 'administrator', organisation: 'm', from: TODAY }
          const roles = [...actor.roles, administrator]
          const decision = decide({ ...actor, roles }, permission, record, context)
          if (!decision.allowed) {
            refused += 1
            return
          }
          const isOwn = decision.by.role === 'worker' && record.owner === actor.person
          expect(isOwn || decision.by.role === 'public').toBe(true)
          if (decision.by.role === 'public') {
            expect(['file.case', 'verify.clearance']).toContain(permission)
          }
        },
      ),
      runs,
    )
    expect(refused).toBeGreaterThan(1000)
  })

  test('one factor is enough for nothing that decides, seals, grants or reads a case', () => {
    fc.assert(
      fc.property(personActor, someScenario, (actor, { permission, record, context }) => {
        const weak = { ...actor, assurance: 'one-factor' as const }
        const decision = decide(weak, permission, record, context)
        if (!decision.allowed) return
        const strict = /^(confirm|sanction|lift|grant|seal|rotate|determine|approve|issue)\./
        const isOwn = decision.by.role === 'worker'
        expect(strict.test(permission) && !isOwn).toBe(false)
        expect(permission === 'read.case' && !isOwn).toBe(false)
      }),
      runs,
    )
  })

  test('what is not known gives nothing', () => {
    const cora = holding('cora', 'conciliator')
    const odd = (actor: unknown, permission: string, record: unknown) =>
      decide(actor as Actor, permission as PermissionName, record as ProtectedRecord, context)
    expect(odd(cora, 'drop.table', caseRecord)).toMatchObject({ reason: 'unknown_permission' })
    expect(odd(cora, 'constructor', caseRecord).allowed).toBe(false)
    expect(odd(holding('cora', 'constructor' as RoleName), 'read.case', caseRecord).allowed).toBe(
      false,
    )
    expect(odd({ kind: 'root' }, 'read.case', caseRecord).allowed).toBe(false)
    expect(odd(cora, 'read.case', { kind: 'case', id: 'case-1' }).allowed).toBe(false)
    expect(odd(holding('', 'worker'), 'read.case', { ...caseRecord, owner: '' }).allowed).toBe(
      false,
    )
    expect(odd(cora, 'read.case', { ...caseRecord, kind: 'worker' })).toMatchObject({
      reason: 'wrong_kind',
      answerAs: 'not-found',
    })
    const noDay = { ...context, today: '' }
    expect(decide(cora, 'read.case', caseRecord, noDay).allowed).toBe(false)
  })
})

test('an attribute that is null, empty or absent passes no test of a filter', () => {
  const filter = {
    kind: 'case' as const,
    anyOf: [[{ attribute: 'office' as const, in: ['', 'north'] }]],
  }
  expect(matchesFilter(filter, caseRecord)).toBe(true)
  for (const office of [null, '', undefined]) {
    expect(matchesFilter(filter, { ...caseRecord, office } as ProtectedRecord)).toBe(false)
  }
  const holders = [{ attribute: 'mandateHolders' as const, in: ['', 'union-1'] }]
  const held = { kind: 'case' as const, anyOf: [holders] }
  expect(matchesFilter(held, caseRecord)).toBe(true)
  expect(matchesFilter(held, { ...caseRecord, mandateHolders: [''] })).toBe(false)
  expect(matchesFilter({ kind: 'case', anyOf: [] }, caseRecord)).toBe(false)
  expect(matchesFilter({ kind: 'case', anyOf: [[]] }, caseRecord)).toBe(true)
  expect(matchesFilter({ kind: 'worker', anyOf: [[]] }, caseRecord)).toBe(false)
})

describe('answers', () => {
  const licence: ProtectedRecord = { ...caseRecord, kind: 'licence', id: 'licence-1' }

  test('outside the scope there is no such record; inside, the act is forbidden', () => {
    const officer = holding('ada', 'licensing-officer')
    const elsewhere = holding('ada', 'licensing-officer', { office: 'south' })
    expect(decide(officer, 'read.licence', licence, context)).toMatchObject({ allowed: true })
    expect(decide(officer, 'confirm.licence', licence, context)).toEqual({
      allowed: false,
      reason: 'no_permission',
      answerAs: 'forbidden',
    })
    expect(decide(elsewhere, 'read.licence', licence, context)).toEqual({
      allowed: false,
      reason: 'outside_scope',
      answerAs: 'not-found',
    })
    expect(decide(elsewhere, 'confirm.licence', licence, context)).toMatchObject({
      answerAs: 'not-found',
    })
    expect(decide(officer, 'confirm.licence', null, context)).toMatchObject({
      answerAs: 'forbidden',
    })
  })

  test('a visitor is asked to sign in whatever the record; a second factor only to who lacks it', () => {
    const visitor: Actor = { kind: 'anonymous' }
    expect(decide(visitor, 'read.case', caseRecord, context)).toMatchObject({ answerAs: 'sign-in' })
    expect(decide(visitor, 'read.seal', null, context)).toMatchObject({
      allowed: true,
      by: { role: 'public', scope: 'all' },
    })
    const cora = { ...holding('cora', 'conciliator'), assurance: 'one-factor' } as Actor
    expect(decide(cora, 'read.case', caseRecord, context)).toMatchObject({
      answerAs: 'second-factor',
    })
    const other = { ...caseRecord, assignees: [] }
    expect(decide(cora, 'read.case', other, context)).toMatchObject({ answerAs: 'not-found' })
    const wanda = { ...holding('wanda', 'worker'), assurance: 'one-factor' } as Actor
    expect(decide(wanda, 'read.case', caseRecord, context)).toMatchObject({
      allowed: true,
      by: { role: 'worker', scope: 'own' },
    })
  })

  test('an administrator is told why in the log, and nothing on the screen', () => {
    expect(decide(holding('ann', 'administrator'), 'read.case', caseRecord, context)).toEqual({
      allowed: false,
      reason: 'administrators_see_no_cases',
      answerAs: 'not-found',
    })
  })
})

test('an administrator may hold besides only a worker’s role', () => {
  const held = ROLE_NAMES.filter((role) => incompatibleRoles(['administrator', role]).length === 0)
  expect(held.toSorted()).toEqual(['administrator', 'person', 'public', 'worker'])
  fc.assert(
    fc.property(fc.array(someRole), (roles) => {
      if (!roles.includes('administrator')) expect(incompatibleRoles(roles)).toEqual([])
    }),
    { seed: 20140528 },
  )
})
