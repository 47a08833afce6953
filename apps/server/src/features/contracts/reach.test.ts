import {
  decide,
  type Mandate,
  PERMISSION_NAMES,
  permissionFacts,
  ROLE_NAMES,
} from '@corridor/permissions'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atPost, protectedContract, protectedWorker } from './protectedFiles.ts'

const ORGANISATIONS = ['o-1', 'o-2', 'o-3'] as const
const OFFICES = ['home.north', 'home.south', 'home.post'] as const
const JURISDICTIONS = ['XAA', 'XBB'] as const
const PERSONS = ['p-1', 'p-2', 'p-3'] as const

const PERMISSIONS = PERMISSION_NAMES.filter((name) =>
  ['worker', 'worker-contact', 'contract', 'fee'].includes(permissionFacts(name)?.kind ?? ''),
)

const file = fc.record({
  record: fc.constant('k-1'),
  person: fc.option(fc.constantFrom(...PERSONS)),
  registeredBy: fc.constantFrom(...ORGANISATIONS),
  openTo: fc.uniqueArray(fc.constantFrom(...ORGANISATIONS)),
  office: fc.option(fc.constantFrom(...OFFICES)),
  jurisdiction: fc.option(fc.constantFrom(...JURISDICTIONS)),
  post: fc.option(fc.constantFrom(...OFFICES)),
  agency: fc.constantFrom(...ORGANISATIONS),
  employer: fc.constantFrom(...ORGANISATIONS),
  status: fc.constantFrom('candidate', 'cleared', 'signed', 'mismatch'),
})
const mandate = fc.record({
  role: fc.constantFrom(...ROLE_NAMES),
  organisation: fc.constantFrom('home', ...ORGANISATIONS),
  office: fc.option(fc.constantFrom(...OFFICES)),
  jurisdiction: fc.option(fc.constantFrom(...JURISDICTIONS)),
})

/** Said apart from the table: somebody of the file, of its office or jurisdiction, or herself. */
test('no role reaches a worker’s file, contract or fees without a scope that holds it', () => {
  const seen = { allowed: 0, refused: 0 }
  fc.assert(
    fc.property(
      file,
      mandate,
      fc.constantFrom(...PERSONS),
      fc.constantFrom(...PERMISSIONS),
      fc.constantFrom('worker', 'contract', 'post'),
      (known, { role, organisation, office, jurisdiction }, person, permission, which) => {
        const as =
          which === 'worker'
            ? protectedWorker(known)
            : which === 'contract'
              ? protectedContract(known)
              : atPost(known)
        const record = { ...as, kind: permissionFacts(permission)!.kind }
        const held: Mandate = { role, organisation, office, jurisdiction, from: '2026-01-01' }
        const { allowed } = decide(
          { kind: 'person', person, roles: [held], assurance: 'two-factor' },
          permission,
          record,
          { today: '2030-01-01', nowMilliseconds: 0 },
        )
        seen[allowed ? 'allowed' : 'refused'] += 1
        if (!allowed) return
        const isOwn = known.person === person
        const isOrganisation =
          which === 'worker'
            ? known.openTo.includes(organisation as 'o-1') || known.registeredBy === organisation
            : known.agency === organisation || known.employer === organisation
        const isOffice =
          office !== null && office === (which === 'post' ? known.post : known.office)
        const isJurisdiction = jurisdiction !== null && jurisdiction === known.jurisdiction
        expect(isOwn || isOrganisation || isOffice || isJurisdiction).toBe(true)
        expect(role).not.toBe('administrator')
        if (permission === 'search.worker') expect(role).toBe('licensing-officer')
      },
    ),
    { seed: 20140528, numRuns: 20_000 },
  )
  expect(seen.allowed).toBeGreaterThan(200)
  expect(seen.refused).toBeGreaterThan(1_000)
})
