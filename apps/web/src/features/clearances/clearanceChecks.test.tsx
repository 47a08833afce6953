import { ClearanceFile, OverrideSummary } from '@corridor/contract'
import { afterEach, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { mountApp, unmountApp } from '../../testing/mountApp.tsx'

afterEach(unmountApp)

const ID = 'd-0123456789abcdef0123'
const CONTRACT = 'c-0123456789abcdef0123'
const AT = '2030-04-10T09:00:00.000Z'
const PLACE = { office: 'home.north', jurisdiction: 'XAA' }

const finding = (rule: 'wage_floor' | 'hours_limit') => ({
  ...{ rule, met: 'cannot_tell' as const, words: 'As the server says.', version: 1 },
  ...{ kind: 'block' as const, advisory: false, overridable: true, supplier: null },
  ...{ evidence: [], parameterVersions: [], legalBasis: [] },
  reason: { code: 'fees_not_stated' as const, params: {} },
})

const FILE = ClearanceFile.parse({
  ...{ id: ID, version: 3, kind: 'first', number: null, worker: 'k-1', contract: CONTRACT },
  ...{ agency: 'bravo', agencyName: 'Bravo Agency', corridor: 'XAA-XBB', held: false, ...PLACE },
  ...{ status: 'requirements_open', requestedAt: AT, expiresOn: null, jobOrder: null },
  ...{ jobOrderNumber: null, licenceNumber: null, issue: null, hold: null, pastHolds: [] },
  ...{ proposal: null, revocation: null, appeal: null, movements: [], end: null, form: null },
  ...{ history: [], acts: [] },
  assessment: {
    ...{ verdict: 'hold', at: AT },
    findings: [finding('wage_floor'), finding('hours_limit')],
  },
})

const override = (
  status: OverrideSummary['status'],
  rule: OverrideSummary['rule'],
  ruleVersion = 1,
): OverrideSummary =>
  OverrideSummary.parse({
    ...{ id: `v-${rule}`, subjectKind: 'contract', subject: CONTRACT, rule, ruleVersion, status },
    ...{ met: 'cannot_tell', reasonCode: 'parameter_missing', expiresOn: '2030-05-31', ...PLACE },
  })

test('what is set aside for the contract is said at the check and is not asked again', async () => {
  const { page, until } = await mountApp(`/desk/clearances/${ID}`, {
    '/identity/session': sampleSession(samplePerson('officer', {}), [
      ...(['read.clearance', 'read.override', 'propose.override'] as const),
    ]),
    [`/clearances/${ID}`]: FILE,
    [`/overrides?subject=${ID}`]: { overrides: [], next: null },
    [`/overrides?subject=${CONTRACT}`]: {
      // One of an earlier version of its rule counts no more.
      overrides: [override('confirmed', 'wage_floor'), override('confirmed', 'hours_limit', 2)],
      next: null,
    },
  })
  const items = () => [...page.querySelectorAll('.finding-list li')].map((one) => one.textContent)
  await until(() => items()[0]?.includes('set aside by two persons') === true)
  expect(items()).toHaveLength(2)
  expect(items()[0]).toContain('Counts, until')
  expect(items()[0]).not.toContain('Ask to set this result aside')
  expect(items()[1]).toContain('Ask to set this result aside')
  expect(items()[1]).not.toContain('set aside by two persons')
})
