import {
  affectedContractsRoute,
  confirmOverrideRoute,
  confirmParameterRoute,
  overrideRoute,
  overridesRoute,
  proposeOverrideRoute,
  proposeParameterRoute,
  queueRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepDeadlines } from '../deadlines/missDeadline.ts'
import type { Member } from '../identity/testing/people.ts'
import { appendAction } from '../ledger/appendAction.ts'
import { overrideKind } from './overrides/overrideKind.ts'
import { parametersInForce } from './parameters/parametersInForce.ts'
import { type Ministry, openMinistry } from './testing/officers.ts'

const HOUR = 3_600_000

let ministry: Ministry
let olga: Member
let dipa: Member
let south: Member

beforeAll(async () => {
  ministry = await openMinistry()
  // Olga could confirm what others ask for.
  olga = await ministry.member(
    'olga',
    { role: 'licensing-officer', office: 'home.north' },
    { role: 'authority', jurisdiction: 'XAA' },
  )
  dipa = await ministry.member('dipa', { role: 'authority', jurisdiction: 'XAA' })
  south = await ministry.member('south', { role: 'licensing-officer', office: 'home.south' })
  await contract('c-1', [finding('wage_floor', 'cannot_tell')])
  await contract('c-2', [finding('wage_floor', 'cannot_tell')])
  await contract('c-3', [
    finding('fee_ceiling', 'no', { overridable: false, reason: GOOD }),
    finding('hours_limit', 'yes', { reason: GOOD }),
  ])
})
afterAll(() => ministry.close())

const MISSING = { code: 'parameter_missing', params: { parameter: 'monthly_floor' } }

const GOOD = { code: 'hours_within', params: {} }

const finding = (rule: string, met: string, more: object = {}) => ({
  ...{ rule, met, version: 1, kind: 'block', advisory: false, overridable: true },
  ...{ parameterVersions: [], reason: MISSING },
  ...more,
})

/** What the checks said of a contract of the office north. */
async function contract(record: string, findings: readonly object[]): Promise<void> {
  const state = {
    ...{
      office: 'home.north',
      jurisdiction: 'XAA',
      checks: { verdict: 'hold', findings, at: '2030-04-10T09:00:00.000Z' },
    },
  }
  await ministry.server.ledger.owner.query(
    `insert into contract (tenant, record, version, worker, agency, employer, status,
       organisations, offices, jurisdiction, holds_vacancy, opened_at, state)
     values ($1, $2, 5, 'k-1', 'o-1', 'o-2', 'checked', '{}', '{home.north}', 'XAA', false,
       '2030-04-10', $3)`,
    [ministry.server.ledger.tenant, record, JSON.stringify(state)],
  )
}

const asked = (subject: string, change: object = {}) => ({
  ...{ subjectKind: 'contract', subject, rule: 'wage_floor', ruleVersion: 1, met: 'cannot_tell' },
  ...{ reasonCode: 'parameter_missing', text: 'The wage board sits in May' },
  evidence: [{ digest: 'ab'.repeat(32), what: 'Letter of the wage board' }],
  ...{ expiresOn: '2030-05-31', office: 'home.north', jurisdiction: 'XAA' },
  ...change,
})

const propose = (subject: string, change: object = {}, who = olga) =>
  ministry.act(who, proposeOverrideRoute, {}, 0, asked(subject, change))

const recordOf = ({ body }: { readonly body: unknown }) => (body as { record: string }).record

const refusedBy = ({ body }: { readonly body: unknown }): readonly string[] => {
  const { details } = body as {
    readonly details: { readonly findings: readonly { rule: string; met: string }[] }
  }
  return details.findings.filter(({ met }) => met !== 'yes').map(({ rule }) => rule)
}

// OS-6, steps 2 and 3, on the side of the register.
test('one result of one record is set aside by two persons', async () => {
  const override = recordOf(await propose('c-1'))
  expect((await dipa.browser.ask(queueRoute, {})).items).toMatchObject([
    { record: override, title: 'wage_floor c-1', deadline: { lastDay: '2030-04-13' } },
  ])
  const own = await ministry.act(olga, confirmOverrideRoute, { override }, 1, {})
  expect([own.status, refusedBy(own)]).toEqual([422, ['SD1']])
  expect(await olga.browser.ask(overrideRoute, { override })).toMatchObject({ status: 'proposed' })
  expect((await ministry.act(dipa, confirmOverrideRoute, { override }, 1, {})).status).toBe(200)
  const { overrides } = await dipa.browser.ask(overridesRoute, { status: 'confirmed' })
  expect(overrides).toMatchObject([
    { id: override, subject: 'c-1', rule: 'wage_floor', ruleVersion: 1, expiresOn: '2030-05-31' },
  ])
  // It is not a parameter: another contract at the same wage has none.
  expect((await dipa.browser.ask(overridesRoute, { subject: 'c-2' })).overrides).toEqual([])
  expect(refusedBy(await propose('c-1'))).toEqual(['override.once'])
})

test('what may not be set aside, does not stand so, or is not there, is not', async () => {
  const fees = { rule: 'fee_ceiling', met: 'no' }
  expect(refusedBy(await propose('c-3', fees))).toEqual(['override.overridable'])
  expect(refusedBy(await propose('c-3', { rule: 'hours_limit', met: 'no' }))).toEqual([
    'override.finding_stands',
  ])
  expect(refusedBy(await propose('c-2', { ruleVersion: 2 }))).toEqual(['override.finding_stands'])
  expect(refusedBy(await propose('c-2', { rule: 'identity', met: 'no' }))).toEqual([
    ...['override.finding_stands', 'override.overridable'],
  ])
  expect(refusedBy(await propose('c-9'))).toEqual([
    ...['override.finding_stands', 'override.overridable', 'override.keeper'],
  ])
  expect(refusedBy(await propose('c-2', { expiresOn: '2031-12-31' }))).toEqual(['override.ends'])
  // An officer of another office neither asks for it nor sees it; an administrator sees none at all.
  expect((await propose('c-2', {}, south)).status).toBe(404)
  const own = await propose('c-2', { office: 'home.south' }, south)
  expect(refusedBy(own)).toEqual(['override.keeper'])
  expect((await ministry.administrator.browser.call(overridesRoute, {})).status).toBe(404)
})

// OS-6, steps 4 and 5, on the side of the register.
test('a correction reaches back, and says that nobody verified it yet', async () => {
  const lena = await ministry.member('lena', { role: 'legal-officer', jurisdiction: 'XAA' })
  const floor = {
    ...{ name: 'monthly_floor', key: { jurisdiction: 'XBB', occupation: '5322' } },
    value: {
      kind: 'floor',
      monthly: { minorUnits: 100_000, currency: 'XTS' },
      ...{ hoursWeek: '48', allowancesThatCount: [] },
    },
    ...{ jurisdiction: 'XAA', validFrom: '2030-01-01', validUntil: null },
    legalBasis: [
      {
        ...{ instrument: 'Example Wage Order', provision: 's. 2', jurisdiction: 'XBB' },
        ...{ force: 'binding', from: null, to: null, source: 'design' },
      },
    ],
    ...{ source: 'Example gazette 4', correction: 'The order of January was overlooked' },
  }
  const { ledger } = ministry.server
  const inForce = () => parametersInForce(ledger.pool, ledger.tenant, '2030-04-10')
  expect(await inForce()).toEqual([])
  const proposed = await ministry.act(lena, proposeParameterRoute, {}, 0, floor)
  const parameter = recordOf(proposed)
  await ministry.act(dipa, confirmParameterRoute, { parameter }, 1, {})
  expect(await inForce()).toMatchObject([
    {
      ...{ record: parameter, version: 2, validFrom: '2030-01-01', verifiedBy: null },
      legalBasis: [{ verifiedBy: null, verifiedAt: null }],
    },
  ])
  // The two contracts that were checked without it are left to be looked at again.
  const { contracts } = await dipa.browser.ask(affectedContractsRoute, { parameter })
  expect(contracts.map(({ contract: id, results }) => [id, results])).toEqual([
    ['c-1', [{ rule: 'wage_floor', used: null, holds: 2 }]],
    ['c-2', [{ rule: 'wage_floor', used: null, holds: 2 }]],
  ])
  expect((await lena.browser.call(affectedContractsRoute, { parameter })).status).toBe(404)
})

test('what nobody confirms in time lapses by the clock; what ends is over by it', async () => {
  const record = recordOf(await propose('c-2'))
  const { ledger } = ministry.server
  ministry.clock.pass(73 * HOUR)
  // Nobody is signed in that long: the rule itself is asked.
  const late = await appendAction(ledger, overrideKind, {
    ...{ record, key: 'late' },
    command: { type: 'override.confirm', payload: {}, expectedVersion: 1 },
    context: { actor: dipa.id, role: 'authority', may: () => true },
  })
  expect(late).toMatchObject({ refusal: { words: expect.stringContaining('time to confirm') } })
  await sweepDeadlines({ ledger, warn: () => {} })
  ministry.clock.pass(60 * 24 * HOUR)
  await sweepDeadlines({ ledger, warn: () => {} })
  const { rows } = await ledger.owner.query(
    'select subject, status from check_override order by subject',
  )
  expect(rows).toEqual([
    { subject: 'c-1', status: 'expired' },
    { subject: 'c-2', status: 'dropped' },
  ])
})
