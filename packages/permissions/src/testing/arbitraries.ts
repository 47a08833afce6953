import fc from 'fast-check'
import {
  type Actor,
  type BreakGlass,
  type DecisionContext,
  type Mandate,
  PERMISSION_NAMES,
  type PermissionName,
  type PersonActor,
  type ProtectedRecord,
  permissionFacts,
  RECORD_KINDS,
  type RecordKind,
  ROLE_NAMES,
  type RoleName,
  roleFacts,
  type ServiceScope,
} from '../index.ts'

/** Few values of each sort, so that records and mandates meet often. */
const PEOPLE = ['ada', 'ben', 'cyd']
const ORGANISATIONS = ['org-1', 'org-2']
const OFFICES = ['north', 'south']
const JURISDICTIONS = ['NPL', 'QAT']
const DAYS = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']
const STATES = ['draft', 'cleared', 'departed', 'with_respondent', 'conciliation', 'closed']
export const TODAY = '2026-11-21'
export const NOW = 1_795_300_000_000

const maybe = <T>(values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: null, freq: 6 })
const heldRoles = ROLE_NAMES.filter((role) => role !== 'public' && role !== 'person')

export const someRole = fc.constantFrom(...heldRoles)
const somePerson = fc.constantFrom(...PEOPLE)
const somePermission = fc.constantFrom(...PERMISSION_NAMES)

export const ownMandate: fc.Arbitrary<Mandate> = fc.record({
  role: someRole,
  organisation: maybe(ORGANISATIONS),
  office: maybe(OFFICES),
  jurisdiction: maybe(JURISDICTIONS),
  from: fc.constantFrom(...DAYS.slice(0, 4)),
  until: maybe(DAYS.slice(1)),
})

const lentMandate: fc.Arbitrary<Mandate> = fc
  .tuple(ownMandate, somePerson, fc.boolean())
  .map(([mandate, onBehalfOf, onlyInAbsence]) => ({ ...mandate, onBehalfOf, onlyInAbsence }))

export const someMandate = fc.oneof({ weight: 3, arbitrary: ownMandate }, lentMandate)

export const personActor: fc.Arbitrary<PersonActor> = fc.record({
  kind: fc.constant('person' as const),
  person: somePerson,
  roles: fc.array(someMandate, { maxLength: 4 }),
  assurance: fc.constantFrom('one-factor' as const, 'two-factor' as const),
})

const serviceScope: fc.Arbitrary<ServiceScope> = fc.record({
  permission: somePermission,
  scope: fc.constantFrom(
    ...(['organisation', 'office', 'jurisdiction', 'aggregate', 'all'] as const),
  ),
  organisation: maybe(ORGANISATIONS),
  office: maybe(OFFICES),
  jurisdiction: maybe(JURISDICTIONS),
  from: maybe(DAYS),
  until: maybe(DAYS),
})

const someActor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 8, arbitrary: personActor },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('service' as const),
      account: fc.constant('clock'),
      scopes: fc.array(serviceScope, { maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'anonymous' as const }) },
)

export const recordOf = (kind: RecordKind): fc.Arbitrary<ProtectedRecord> =>
  fc.record({
    kind: fc.constant(kind),
    id: fc.constantFrom('r1', 'r2'),
    owner: maybe(PEOPLE),
    organisations: fc.uniqueArray(fc.constantFrom(...ORGANISATIONS), { maxLength: 2 }),
    office: maybe(OFFICES),
    jurisdiction: maybe(JURISDICTIONS),
    assignees: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 2 }),
    mandateHolders: fc.uniqueArray(fc.constantFrom(...ORGANISATIONS), { maxLength: 2 }),
    state: maybe(STATES),
  })

const someKind = fc.constantFrom(...(Object.keys(RECORD_KINDS) as RecordKind[]))

/** A permission and, nine times in ten, a record of its kind. */
const permissionAndRecord: fc.Arbitrary<readonly [PermissionName, ProtectedRecord]> =
  somePermission.chain((permission) =>
    fc
      .oneof({ weight: 9, arbitrary: fc.constant(permissionFacts(permission)!.kind) }, someKind)
      .chain((kind) => recordOf(kind).map((record) => [permission, record] as const)),
  )

const glassPermissions: readonly PermissionName[] = [
  'read.case',
  'read.case-identity',
  'read.worker-contact',
]

const brokenGlass = (permission: PermissionName): fc.Arbitrary<BreakGlass> =>
  fc
    .tuple(
      somePerson,
      fc.oneof({ weight: 4, arbitrary: fc.constant(permission) }, somePermission),
      fc.constantFrom('r1', 'r2'),
      fc.integer({ min: -3, max: 1 }),
      fc.integer({ min: 0, max: 6 }),
    )
    .map(([person, opens, id, opened, length]) => ({
      id: `glass-${id}`,
      person,
      permission: opens,
      record: { kind: permissionFacts(opens)!.kind, id },
      reason: 'a worker is in danger and nobody is on duty',
      openedAtMilliseconds: NOW + opened,
      untilMilliseconds: NOW + opened + length,
      noticeOwedTo: { owner: null, auditor: true },
      reviewDueOn: '2026-11-28',
    }))

const contextWith = (
  permission: PermissionName,
  givers: fc.Arbitrary<ReadonlyMap<string, readonly Mandate[]>>,
): fc.Arbitrary<DecisionContext> =>
  fc.record({
    today: fc.constant(TODAY),
    nowMilliseconds: fc.constant(NOW),
    givers,
    absences: fc.array(
      fc.record({
        person: somePerson,
        from: fc.constantFrom(...DAYS),
        until: fc.constantFrom(...DAYS),
      }),
      { maxLength: 3 },
    ),
    breakGlass: fc.array(brokenGlass(permission), { maxLength: 3 }),
  })

const someGivers = fc
  .tuple(...PEOPLE.map(() => fc.array(someMandate, { maxLength: 4 })))
  .map((lists) => new Map(PEOPLE.map((person, index) => [person, lists[index]!])))

const someContext: fc.Arbitrary<DecisionContext> = somePermission.chain((permission) =>
  contextWith(permission, someGivers),
)

export interface Scenario {
  readonly actor: Actor
  readonly permission: PermissionName
  readonly record: ProtectedRecord
  readonly context: DecisionContext
}

/**
 * A person whose roles often hold the permission, the givers of her loans often holding what they
 * lent, and broken glass often over the very record: so that each way to a yes is walked often.
 */
export const likelyScenario: fc.Arbitrary<Scenario> = fc
  .oneof({ weight: 3, arbitrary: somePermission }, fc.constantFrom(...glassPermissions))
  .chain((permission) => {
    const holders = heldRoles.filter((role) => holds(role, permission))
    const role = fc.constantFrom(...holders, ...heldRoles)
    const likely = holders.length === 0 ? role : fc.oneof(fc.constantFrom(...holders), role)
    const mandate = fc
      .tuple(someMandate, likely)
      .map(([base, held]): Mandate => ({ ...base, role: held }))
    return fc.record({
      permission: fc.constant(permission),
      record: recordOf(permissionFacts(permission)!.kind),
      roles: fc.array(mandate, { minLength: 1, maxLength: 3 }),
      person: somePerson,
      assurance: fc.constantFrom(
        'two-factor' as const,
        'two-factor' as const,
        'one-factor' as const,
      ),
      lentForReal: fc.boolean(),
      context: contextWith(permission, someGivers),
    })
  })
  .map(({ permission, record, roles, person, assurance, lentForReal, context }) => ({
    actor: { kind: 'person', person, roles, assurance },
    permission,
    record,
    context: lentForReal ? { ...context, givers: giversOf(roles) } : context,
  }))

/** A service account with several scopes for the permission asked about. */
const serviceScenario: fc.Arbitrary<Scenario> = fc
  .oneof(
    somePermission,
    fc.constantFrom(...PERMISSION_NAMES.filter((name) => permissionFacts(name)!.service === true)),
  )
  .chain((permission) =>
    fc.record({
      actor: fc.record({
        kind: fc.constant('service' as const),
        account: fc.constant('clock'),
        scopes: fc.array(
          serviceScope.map((scope) => ({ ...scope, permission })),
          { maxLength: 2 },
        ),
      }),
      permission: fc.constant(permission),
      record: recordOf(permissionFacts(permission)!.kind),
      context: contextWith(permission, someGivers),
    }),
  )

const anyScenario: fc.Arbitrary<Scenario> = fc
  .tuple(someActor, permissionAndRecord, someContext)
  .map(([actor, [permission, record], context]) => ({ actor, permission, record, context }))

export const someScenario = fc.oneof(
  { weight: 3, arbitrary: likelyScenario },
  { weight: 1, arbitrary: serviceScenario },
  { weight: 2, arbitrary: anyScenario },
)

const holds = (role: RoleName, permission: PermissionName): boolean =>
  Object.values(roleFacts(role)!.may).some((names) => names.includes(permission)) ||
  roleFacts(role)!.breakGlass?.includes(permission) === true

const giversOf = (roles: readonly Mandate[]): ReadonlyMap<string, readonly Mandate[]> =>
  new Map(
    PEOPLE.map((person) => [
      person,
      roles
        .filter((mandate) => mandate.onBehalfOf === person)
        .map((mandate) => ({ ...mandate, onBehalfOf: null })),
    ]),
  )
