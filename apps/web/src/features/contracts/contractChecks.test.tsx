import { ContractChecks, ContractFile } from '@corridor/contract'
import { afterEach, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { click, mountApp, unmountApp } from '../../testing/mountApp.tsx'

afterEach(unmountApp)

const ID = 'c-0123456789abcdef0123'
const AT = '2030-04-10T09:00:00.000Z'

const finding = (
  met: 'no' | 'cannot_tell',
  rule: 'wage_floor' | 'deployment_ban',
  code: 'ban_applies' | 'fees_not_stated',
) => ({
  ...{
    rule,
    met,
    words: 'As the server says.',
    version: 1,
    kind: 'block' as const,
    advisory: rule === 'wage_floor',
  },
  ...{ overridable: rule === 'wage_floor', evidence: [], parameterVersions: [], legalBasis: [] },
  reason: { code, params: { destination: 'XBB', sector: '', from: '2030-04-01' } },
  supplier: null,
})

const FILE = ContractFile.parse({
  ...{ id: ID, version: 5, status: 'checked', language: 'ne', openedAt: AT, today: '2030-04-20' },
  worker: { id: 'k-1', name: 'Amina Example' },
  agency: { id: 'bravo', name: 'Bravo Agency' },
  employer: { id: 'castel', name: 'Castel Build' },
  ...{ jobOrder: null, office: null, jurisdiction: 'XAA', post: null, draft: null, versions: [] },
  ...{ review: null, refusals: [], signatures: null, comparisons: [], amendment: null },
  checks: { verdict: 'review', at: AT, findings: [finding('no', 'wage_floor', 'fees_not_stated')] },
  ...{ earlierChecks: [], fees: null, feeDifferences: null, end: null, history: [], acts: [] },
})

const NOW = ContractChecks.parse({
  ...{ contract: ID, on: '2030-04-20', verdict: 'blocked', setAside: ['wage_floor'] },
  findings: [
    finding('cannot_tell', 'wage_floor', 'fees_not_stated'),
    finding('no', 'deployment_ban', 'ban_applies'),
  ],
})

test('the checks at signature are shown, and all of them now on request', async () => {
  const { page, until, calls } = await mountApp(`/desk/contracts/${ID}`, {
    '/identity/session': sampleSession(samplePerson('officer', {}), ['read.contract']),
    [`/contracts/${ID}`]: FILE,
    [`/contracts/${ID}/checks`]: NOW,
  })
  const items = () => [...page.querySelectorAll('.finding-list li')].map((one) => one.textContent)
  await until(() => items().length === 1)
  expect(items()[0]).toContain('Nobody has stated the fees of this contract.')
  // Asking is a reading that is noted: nothing is asked before somebody wants it.
  expect(calls.some((call) => call.endsWith('/checks'))).toBe(false)
  const ask = [...page.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Ask all checks now',
  )
  await click(ask!)
  await until(() => items().length === 3)
  expect(items()[1]).toContain('set aside by two persons')
  expect(items()[2]).toMatch(/A ban holds for .*XBB.*, every sector from .*2030/)
  expect(items()[2]).not.toContain('set aside')
  expect(page.textContent).toContain('as the registers are')
})
