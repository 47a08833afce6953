import { reinstatementsRoute, selfVerificationsRoute } from '@corridor/contract'
import { afterEach, expect, test } from 'vitest'
import { samplePerson, sampleSession } from '../../testing/deskSample.ts'
import { mountApp, unmountApp } from '../../testing/mountApp.tsx'

afterEach(unmountApp)

const session = sampleSession(samplePerson('auditor', {}), ['read.log-entry'])
const digest = 'ab'.repeat(32)

const verifications = selfVerificationsRoute.output.parse({
  verifications: [
    {
      ...{ ended: '2030-01-08T08:00:00.000Z', intact: true, seal: 2, actions: 40 },
      ...{ faults: [], consequences: [] },
    },
    {
      ...{ ended: '2030-01-06T09:05:00.000Z', intact: false, seal: 2, actions: 40 },
      faults: [
        {
          ...{ kind: 'rewritten', record: 'watch-0009', version: 2, seal: 1 },
          words: 'version 2 of watch-0009 is not the one that seal 1 covers',
        },
      ],
      consequences: [
        {
          ...{ kind: 'clearance', record: 'x-1', because: 'watch-0009' },
          at: '2030-01-05T12:00:00.000Z',
        },
        {
          ...{ kind: 'jobOrder', record: 'j-1', because: 'watch-0009' },
          at: '2030-01-05T11:00:00.000Z',
        },
      ],
    },
  ],
})

const reinstatements = (isKept: boolean) =>
  reinstatementsRoute.output.parse({
    reinstatements: [
      {
        ...{ record: 'reinstatement-1', at: '2030-01-08T08:00:00.000Z', isKept, copies: 2 },
        ...{ reason: 'the verification of Sunday', decidedBy: ['Uma Auditor', 'Dara Director'] },
        source: { kind: 'backup', digest, lastSeal: 1 },
        reinstated: [{ record: 'watch-0009', version: 2, seal: 1, hash: digest }],
        seals: [1],
        setAside: [{ what: 'action', record: 'watch-0009', version: 2, digest }],
      },
    ],
  })

const opened = (isKept: boolean) =>
  mountApp('/desk/audit?log=integrity', {
    '/identity/session': session,
    '/ledger/self-verifications': verifications,
    '/ledger/reinstatements': reinstatements(isKept),
  })

test('what was wrong, what rested on it, and what was put back are listed', async () => {
  const { page, until } = await opened(true)
  await until(() => page.textContent?.includes('Put back from evidence') === true)
  for (const words of [
    'As it was sealed: 40 acts, up to seal 2',
    'Not what was sealed',
    'What is wrong (1)',
    'version 2 of watch-0009 is not the one that seal 1 covers',
    'What rested on it and is on review (2)',
    'Clearance issued: x-1',
    'Job order approved: j-1',
    'The quarantine holds what was put aside.',
    'the verification of Sunday',
    'Uma Auditor · Dara Director',
    'A backup, sound up to seal 1; copies of seals it was held against: 2',
    'Put back as sealed (2)',
    'In quarantine, as it stood (1)',
  ]) {
    expect(page.textContent).toContain(words)
  }
  // The filters of the logs have nothing to narrow here.
  expect(page.querySelector('.audit-filters')).toBeNull()
})

test('a quarantine that was touched says so', async () => {
  const { page, until } = await opened(false)
  await until(
    () => page.textContent?.includes('The quarantine is no longer what was put aside.') === true,
  )
})
