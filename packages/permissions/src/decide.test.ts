import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decide,
  matchesFilter,
  PERMISSION_NAMES,
  permissionFacts,
  RECORD_KINDS,
  ROLE_NAMES,
  ROLES,
  roleFacts,
  SCOPES,
  scopeFilter,
} from './index.ts'
import { someScenario, TODAY } from './testing/arbitraries.ts'
import { askOracle, LINES } from './testing/oracle.ts'

const seed = 20140528

describe('the table', () => {
  test('is the one written by hand, permission by permission', () => {
    expect([...LINES.keys()].toSorted()).toEqual(PERMISSION_NAMES.toSorted())
    for (const [name, line] of LINES) {
      const written = line.cells
        .map(({ role, scope, states }) => `${role}@${scope}:${states ?? ''}`)
        .toSorted()
      const coded = ROLE_NAMES.flatMap((role) =>
        SCOPES.filter((scope) =>
          (roleFacts(role)!.may[scope] ?? []).includes(name as (typeof PERMISSION_NAMES)[number]),
        ).map(
          (scope) =>
            `${role}@${scope}:${roleFacts(role)!.whileIn?.[name as (typeof PERMISSION_NAMES)[number]] ?? ''}`,
        ),
      ).toSorted()
      expect(coded, name).toEqual(written)
      const facts = permissionFacts(name)!
      const marks = `${facts.secondFactor ? '2' : ''}${facts.service ? 'k' : ''}${facts.notDelegable ? 'x' : ''}`
      expect(marks || '-', name).toBe(line.marks)
    }
  })

  test('what a role never may is nowhere in its line', () => {
    for (const role of ROLE_NAMES) {
      const may = new Set(Object.values(ROLES[role].may).flat())
      expect(
        ROLES[role].never.filter((name) => may.has(name)),
        role,
      ).toEqual([])
    }
  })

  test('the object of a permission is a record kind; aggregate scope goes with aggregate kinds', () => {
    for (const name of PERMISSION_NAMES) {
      expect(RECORD_KINDS[permissionFacts(name)!.kind], name).toBeDefined()
      expect(permissionFacts(name)!.does.length).toBeGreaterThan(10)
    }
    for (const role of ROLE_NAMES) {
      for (const [scope, names] of Object.entries(ROLES[role].may)) {
        for (const name of names) {
          const isAggregate = RECORD_KINDS[permissionFacts(name)!.kind] === 'aggregate'
          expect(isAggregate, `${role} ${name} @ ${scope}`).toBe(scope === 'aggregate')
        }
      }
    }
  })

  test('every permission is some role’s or a service account’s; proposals exist', () => {
    const held = new Set(ROLE_NAMES.flatMap((role) => Object.values(ROLES[role].may).flat()))
    for (const name of PERMISSION_NAMES) {
      const facts = permissionFacts(name)!
      expect(held.has(name) || facts.service === true, name).toBe(true)
      for (const proposal of facts.confirms ?? []) expect(PERMISSION_NAMES).toContain(proposal)
    }
  })

  test('no role both proposes and confirms, break-glass review apart', () => {
    for (const role of ROLE_NAMES) {
      const may = new Set<string>(Object.values(ROLES[role].may).flat())
      for (const name of PERMISSION_NAMES) {
        if (!may.has(name) || name === 'review.break-glass') continue
        for (const proposal of permissionFacts(name)!.confirms ?? []) {
          expect(may.has(proposal), `${role}: ${proposal} and ${name}`).toBe(false)
        }
      }
    }
  })
})

describe('decide', () => {
  test('agrees with the oracle over role, scope, state, action, assurance', () => {
    const tally = { yes: 0, 'second-factor': 0, no: 0, 'break-glass': 0, 'stand-in': 0, service: 0 }
    fc.assert(
      fc.property(someScenario, ({ actor, permission, record, context }) => {
        const expected = askOracle(actor, permission, record, context)
        const decision = decide(actor, permission, record, context)
        const got = decision.allowed
          ? 'yes'
          : decision.reason === 'second_factor_needed'
            ? 'second-factor'
            : 'no'
        tally[got] += 1
        if (decision.allowed) {
          if (decision.by.scope === 'break-glass') tally['break-glass'] += 1
          if (decision.by.mandate?.onBehalfOf) tally['stand-in'] += 1
          if (decision.by.role === 'service') tally.service += 1
        }
        expect(got).toBe(expected)
        expect(matchesFilter(scopeFilter(actor, permission, context), record)).toBe(got === 'yes')
      }),
      { seed, numRuns: 60_000 },
    )
    console.info('decide against the oracle:', tally)
    for (const [what, count] of Object.entries(tally)) expect(count, what).toBeGreaterThan(20)
  })

  test('agrees with the oracle on the whole grid: role, permission, scope, state, assurance', () => {
    const states = ['cleared', 'conciliation', 'closed', null]
    let cases = 0
    let allowed = 0
    for (const role of ROLE_NAMES.filter((name) => roleFacts(name)!.implicit !== true)) {
      for (const permission of PERMISSION_NAMES) {
        for (const inside of [
          'none',
          'own',
          'organisation',
          'office',
          'jurisdiction',
          'assigned',
          'mandate',
        ]) {
          for (const state of states) {
            for (const assurance of ['one-factor', 'two-factor'] as const) {
              const actor = {
                kind: 'person' as const,
                person: 'ada',
                assurance,
                roles: [
                  { role, organisation: 'o', office: 'f', jurisdiction: 'j', from: '2026-01-01' },
                ],
              }
              const record = {
                kind: permissionFacts(permission)!.kind,
                id: 'r',
                owner: inside === 'own' ? 'ada' : 'x',
                organisations: inside === 'organisation' ? ['x', 'o'] : ['x'],
                office: inside === 'office' ? 'f' : 'x',
                jurisdiction: inside === 'jurisdiction' ? 'j' : 'x',
                assignees: inside === 'assigned' ? ['ada'] : [],
                mandateHolders: inside === 'mandate' ? ['o'] : [],
                state,
              }
              const context = { today: TODAY, nowMilliseconds: 0 }
              const decision = decide(actor, permission, record, context)
              const filter = scopeFilter(actor, permission, context)
              const expected = askOracle(actor, permission, record, context) === 'yes'
              cases += 1
              if (decision.allowed) allowed += 1
              if (decision.allowed !== expected || matchesFilter(filter, record) !== expected) {
                expect.unreachable(`${role} ${permission} ${inside} ${state} ${assurance}`)
              }
            }
          }
        }
      }
    }
    console.info(`grid: ${cases} cases, ${allowed} allowed`)
    expect(allowed).toBeGreaterThan(1000)
  })

  test('without a record it is allowed exactly if the filter may let something through', () => {
    fc.assert(
      fc.property(someScenario, ({ actor, permission, context }) => {
        const decision = decide(actor, permission, null, context)
        const { anyOf } = scopeFilter(actor, permission, context)
        expect(decision.allowed).toBe(anyOf.length > 0)
        if (decision.allowed) expect(decision.covers).toBe('some')
      }),
      { seed, numRuns: 10_000 },
    )
  })
})
