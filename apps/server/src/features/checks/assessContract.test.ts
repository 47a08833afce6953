import {
  agencyAnomaly,
  type CheckFinding,
  parameterBook,
  type RuleId,
} from '@corridor/recruitment/checks'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  feeLine,
  PARAMETERS,
  parameter,
  TERMS,
} from '../../../../../packages/recruitment/src/checks/testing/sampleCase.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import { assessClearance } from './assessClearance.ts'
import { assessContract, type ContractAssessment } from './assessContract.ts'
import { readAgencyWindows } from './readAgencyWindows.ts'

// Rows of the read models as their owners write them; the records behind them are tested there.

const TODAY = '2030-04-20'
let server: TestServer
let client: pg.PoolClient
let place: { readonly tenant: string; readonly timeZone: string; readonly now: () => Date }

beforeAll(async () => {
  server = await testServer({ now: () => new Date(`${TODAY}T09:00:00.000Z`) })
  const { tenant, timeZone } = server.ledger
  place = { tenant, timeZone, now: () => new Date(`${TODAY}T09:00:00.000Z`) }
  client = await server.ledger.owner.connect()
  await putGoodContract()
})
afterAll(async () => {
  client.release()
  await server.close()
})

// Whatever a test changes is undone after it.
beforeEach(async () => {
  await client.query('begin')
})
afterEach(async () => {
  await client.query('rollback')
})

async function put(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const all = Object.fromEntries(
    Object.entries({ tenant: place.tenant, version: 1, ...row }).filter(
      ([, one]) => one !== undefined,
    ),
  )
  const names = Object.keys(all)
  const values = Object.values(all).map((value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? JSON.stringify(value)
      : value,
  )
  const places = values.map((_, at) => `$${at + 1}`).join(', ')
  await client.query(`insert into ${table} (${names}) values (${places})`, values)
}

const alter = (statement: string) => client.query(statement)

const changeState = (table: string, record: string, path: string, value: unknown) =>
  client.query(
    `update ${table} set state = jsonb_set(state::jsonb, $2::text[], $3::jsonb)::text
     where record = $1`,
    [record, path.split('.'), JSON.stringify(value)],
  )

const APPLICATION = {
  ...{ name: 'Bravo Agency', destinations: ['XBB'], sectors: ['construction'], plannedVolume: 100 },
  ...{ phones: ['+00 1 555 0100'], addresses: [], bankAccounts: [], documents: [] },
  people: [
    {
      name: 'Ram Bahadur Thapa',
      function: 'director',
      birthDate: '1970-02-03',
      identityNumber: null,
    },
    { name: 'Sita Example', function: 'owner', birthDate: '1975-02-03', identityNumber: 'N1' },
  ],
}
const TERM = {
  ...{ validFrom: '2030-02-01', validUntil: '2033-01-31', provisionalUntil: null },
  ...{ destinations: ['XBB'], sectors: ['construction'] },
}
const LICENCE = {
  ...{ status: 'active', organisation: 'bravo', number: 'LIC-0001', application: APPLICATION },
  ...{ term: TERM, stayed: null, decision: null, frozen: null, reviews: [] },
  since: '2030-02-01T00:00:00.000Z',
}

const licenceRow = (record: string, organisation: string, state: object, effective: string) =>
  put('licence', {
    ...{
      record,
      organisation,
      name: 'Bravo Agency',
      status: effective,
      effective_status: effective,
    },
    ...{ valid_from: '2030-02-01', valid_until: '2033-01-31', destinations: ['XBB'] },
    ...{ sectors: ['construction'], phone_keys: [], assignees: [], folded: '', state },
  })

const documentRow = (record: string, type: string, digest = record) =>
  put('document', {
    ...{ record, subject_kind: 'worker', subject: 'k-amina', type, digest, concerns: 'k-amina' },
    ...{ uploaded_at: '2030-04-01T00:00:00Z', status: 'accepted' },
    state: {
      ...{ status: 'accepted', subjectKind: 'worker', subject: 'k-amina', type, digest },
      ...{ scan: 'clean', expiresOn: type === 'passport' ? '2034-01-01' : null },
    },
  })

const worker = (givenNames: string, birthDate: string, number: string | null) => ({
  status: 'contracted',
  particulars: {
    ...{ givenNames, familyName: 'Example', birthDate, languages: ['ne'] },
    identityDocument:
      number === null
        ? null
        : { kind: 'passport', number, country: 'XAA', validUntil: '2034-01-01' },
  },
  movements: [],
})

const workerRow = (record: string, state: object) =>
  put('worker', {
    ...{ record, status: 'contracted', registered_by: 'bravo', registered_at: 'x', open_to: [] },
    ...{ search: '', state },
  })

const BODY = Array.from({ length: 200 }, (_, at) => `शब्द${at}`).join(' ')

/** A contract of which every check says yes. */
async function putGoodContract(): Promise<void> {
  await workerRow('k-amina', worker('Amina', '2004-05-01', 'P 100-200'))
  await put('contract', {
    ...{ record: 'c-1', worker: 'k-amina', agency: 'bravo', employer: 'castel', job_order: 'j-9' },
    ...{ status: 'checked', signed_on: '2030-04-10', organisations: [], offices: [] },
    ...{ holds_vacancy: true, opened_at: 'x' },
    state: {
      ...{ status: 'checked', worker: 'k-amina', agency: 'bravo', employer: 'castel' },
      ...{ jobOrder: 'j-9', jurisdiction: 'XAA', language: 'ne' },
      versions: [
        {
          ...{ number: 1, kind: 'origin', at: 'x', registeredOn: null },
          content: { terms: TERMS, texts: [{ language: 'ne', body: BODY }], documents: [] },
        },
      ],
      signatures: {
        worker: { by: 'amina', at: 'x', readSeconds: 600, language: 'ne' },
        ...{ employer: { by: 'castel', at: 'x' }, on: '2030-04-10' },
      },
      fees: [{ number: 1, line: feeLine(), source: 'agency', struckAt: null }],
    },
  })
  await licenceRow('l-1', 'bravo', LICENCE, 'active')
  await put('bond', {
    ...{ record: 'b-1', holder: 'bravo', purpose: 'agency', status: 'lodged', currency: 'XTS' },
    ...{ cover_minor: 2_000_000, required_minor: 2_000_000, defaulted: false },
    state: {
      ...{ status: 'lodged', currency: 'XTS', reserves: [], charges: [], defaultedAt: null },
      requirement: { minorUnits: 2_000_000, cashMinorUnits: 0 },
      instruments: [
        {
          ...{ id: 'i-1', kind: 'guarantee', minorUnits: 2_000_000, remaining: 2_000_000 },
          ...{ state: 'held', validUntil: '2033-03-31', confirmedOn: '2030-01-01' },
        },
      ],
    },
  })
  await put('job_order', {
    ...{ record: 'j-9', number: 'JO-9', agency: 'bravo', principal: 'castel', destination: 'XBB' },
    ...{ sector: 'construction', status: 'approved', frozen: [], asked: 3, approved: 3 },
    ...{ reserved: 1, consumed: 2, valid_until: '2030-12-31', advertised: false },
    ...{ digests: ['d1'], reference_key: 'ref', post: 'p', office: 'o', offices: [] },
    ...{ organisations: [], jurisdiction: 'XAA', since: '2030-04-01T00:00:00Z' },
    state: {
      ...{ status: 'approved', destination: 'XBB', sector: 'construction', site: null, frozen: [] },
      ...{ attestation: { headcount: 100 }, approval: { validUntil: '2030-12-31' } },
    },
  })
  await put('vacancy_claim', {
    ...{ version: undefined, source: 'c-1', contract: 'c-1', job_order: 'j-9', claim: 'reserved' },
  })
  for (const type of ['passport', 'medical_certificate', 'contract_copy']) {
    await documentRow(`d-${type}`, type)
  }
  const own = PARAMETERS.filter(
    ({ name }) => name !== 'documents_at_clearance' && name !== 'capacity_ratio',
  )
  for (const one of [
    ...own,
    parameter('documents_at_clearance', {
      required: ['passport', 'medical_certificate', 'contract_copy'],
      expiring: ['passport'],
    }),
    parameter('capacity_ratio', {
      ...{ vacanciesPerEmployee: '0.5', leastAgeMonths: null, vacanciesPerSite: null },
    }),
  ]) {
    await put('rule_parameter', {
      ...{ record: one.record, span: 1, name: one.name, key: one.key, value: one.value },
      ...{ valid_from: one.validFrom, valid_until: null, source: 'Example Gazette' },
      legal_basis: JSON.stringify(one.legalBasis),
      ...{ verified: true, verified_by: 'Example Reviewer', verified_on: '2029-01-01' },
    })
  }
}

const assessed = async (): Promise<ContractAssessment> =>
  (await assessContract(client, place, 'c-1'))!

/** What is not a yes, as rule and code of the reason. */
const notYes = ({ findings }: Pick<ContractAssessment, 'findings'>) =>
  findings
    .filter(({ met }) => met === 'no' || met === 'cannot_tell')
    .map(({ rule, met, reason }) => `${rule} ${met} ${reason.code}`)

const of = (findings: readonly CheckFinding[], rule: RuleId) =>
  findings.find((finding) => finding.rule === rule)!

test('a contract against which nothing speaks is clear', async () => {
  const answer = await assessed()
  expect(notYes(answer)).toEqual([])
  expect(answer).toMatchObject({ on: TODAY, verdict: 'clear', setAside: [] })
  expect(await assessContract(client, place, 'c-none')).toBeNull()
})

test.each<[string, () => Promise<unknown>, string]>([
  [
    'suspended licence',
    async () => {
      await alter(`update licence set effective_status = 'suspended', status = 'suspended'`)
      await changeState('licence', 'l-1', 'status', 'suspended')
    },
    'licence_effective no licence_not_effective',
  ],
  ['no licence', () => alter('delete from licence'), 'licence_effective no licence_none'],
  ['no bond', () => alter('delete from bond'), 'bond_cover no bond_none'],
  [
    'a guarantee that ended',
    () => changeState('bond', 'b-1', 'instruments.0.validUntil', '2030-04-19'),
    'bond_cover no bond_short',
  ],
  [
    'a guarantee not confirmed',
    () => changeState('bond', 'b-1', 'instruments.0.state', 'declared'),
    'bond_cover cannot_tell bond_unconfirmed',
  ],
  [
    'requirement not assessed',
    () => changeState('bond', 'b-1', 'requirement', null),
    'bond_cover cannot_tell bond_required_unknown',
  ],
  [
    'ban from today',
    () =>
      put('deployment_ban', {
        ...{ record: 'n-1', destination: 'XBB', sector: 'construction', status: 'ordered' },
        ...{ valid_from: TODAY, jurisdiction: 'XAA', state: {} },
      }),
    'deployment_ban no ban_applies',
  ],
  [
    'ban on a site somewhere',
    () =>
      put('deployment_ban', {
        ...{ record: 'n-1', destination: 'XBB', site: 'Example City', status: 'ordered' },
        ...{ valid_from: TODAY, jurisdiction: 'XAA', state: {} },
      }),
    'deployment_ban cannot_tell ban_site_unknown',
  ],
  [
    'employer on the watch list',
    () =>
      put('watch_entry', {
        ...{ record: 'w-1', organisation: 'castel', ground: 'wage_default', status: 'listed' },
        ...{ office: 'o', jurisdiction: 'XAA', state: {} },
      }),
    'principal_watch no principal_listed',
  ],
  [
    'more vacancies than plausible',
    () => alter('update job_order set approved = 51'),
    'principal_watch no principal_implausible',
  ],
  [
    'demand letter with another agency',
    () =>
      alter(`insert into job_order select tenant, 'j-10', version, 'JO-10', 'other', principal,
        destination, sector, site, 'submitted', frozen, asked, 0, 0, 0, null, advertised, digests,
        reference_key, post, office, offices, organisations, jurisdiction, since, state
        from job_order`),
    'job_order_ledger no job_order_reused',
  ],
  [
    'vacancy given back and none left',
    async () => {
      await alter(`update vacancy_claim set claim = 'given_back'`)
      await alter('update job_order set reserved = 0, consumed = 3')
    },
    'job_order_ledger no job_order_exhausted',
  ],
  [
    'no job order',
    () => alter('update contract set job_order = null'),
    'job_order_ledger cannot_tell job_order_missing',
  ],
  [
    'passport over',
    () => changeState('document', 'd-passport', 'expiresOn', '2030-04-19'),
    'documents no document_expired',
  ],
  [
    'certificate used for another',
    () =>
      documentRow('d-other', 'medical_certificate').then(() =>
        alter(
          `update document set concerns = 'k-other', subject = 'k-other',
             digest = 'd-medical_certificate' where record = 'd-other'`,
        ),
      ),
    'documents no document_reused',
  ],
  [
    'passport not looked at yet',
    () => changeState('document', 'd-passport', 'status', 'received'),
    'documents cannot_tell document_unreadable',
  ],
  [
    'worker of seventeen',
    () => changeState('worker', 'k-amina', 'particulars.birthDate', '2012-04-21'),
    'identity no age_below',
  ],
  [
    'the same passport in another file',
    () => workerRow('k-2', worker('Other', '1990-01-01', 'p100200')),
    'identity no person_duplicate',
  ],
  [
    'name variant with the same birth date',
    () => workerRow('k-2', worker('Aminah', '2004-05-01', null)),
    'identity no person_duplicate',
  ],
  [
    'director of a revoked agency',
    () =>
      licenceRow(
        'l-gone',
        'gone',
        {
          ...{ ...LICENCE, organisation: 'gone', status: 'revoked' },
          decision: {
            act: 'revoke',
            decidedAt: '2027-01-01T00:00:00.000Z',
            before: 'active',
            by: [],
          },
          application: {
            ...{ ...APPLICATION, name: 'Gone Agency', phones: [] },
            people: [{ ...APPLICATION.people[0]!, name: 'Ram Bdr. Thapa' }],
          },
        },
        'revoked',
      ),
    'linked_parties no linked_found',
  ],
  [
    'nobody stated a fee',
    () => changeState('contract', 'c-1', 'fees', []),
    'fee_ceiling cannot_tell fees_not_stated',
  ],
  [
    'no floor on the day of signature',
    () => alter(`delete from rule_parameter where name = 'monthly_floor'`),
    'wage_floor cannot_tell parameter_missing',
  ],
  [
    'worker’s file erased',
    () => changeState('worker', 'k-amina', 'particulars', null),
    'identity cannot_tell birth_date_missing',
  ],
])('%s', async (_name, change, expected) => {
  await change()
  const answer = await assessed()
  expect(notYes(answer)).toContain(expected)
  expect(answer.verdict).not.toBe('clear')
})

test('two persons set one result aside, for this contract or its clearance, until a day', async () => {
  await alter(`delete from rule_parameter where name = 'monthly_floor'`)
  expect((await assessed()).verdict).toBe('hold')
  await put('check_override', {
    ...{ record: 'v-1', subject_kind: 'clearance', subject: 'x-1', rule: 'wage_floor' },
    ...{ rule_version: 1, met: 'cannot_tell', status: 'confirmed', expires_on: TODAY },
    ...{ office: 'o', jurisdiction: 'XAA', state: {} },
  })
  expect((await assessed()).verdict).toBe('hold')
  await put('clearance', {
    ...{ record: 'x-1', kind: 'first', contract: 'c-1', corridor: 'XAA-XBB', holder_key: 'h' },
    ...{
      status: 'ready',
      hold: false,
      decided: [],
      requested_at: '2030-04-19T00:00:00Z',
      state: {},
    },
  })
  expect(await assessed()).toMatchObject({ verdict: 'clear', setAside: ['wage_floor'] })
  await alter(`update clearance set status = 'cancelled'`)
  expect((await assessed()).verdict).toBe('hold')
  await alter(`update clearance set status = 'ready'`)
  await alter(`update check_override set expires_on = '2030-04-19'`)
  expect((await assessed()).verdict).toBe('hold')
})

test('without a verified basis a rule advises: for review, not blocked', async () => {
  await alter('delete from bond')
  expect((await assessed()).verdict).toBe('blocked')
  await alter(
    `update rule_parameter set verified_by = null, legal_basis = '[]' where name = 'basis_bond_cover'`,
  )
  const answer = await assessed()
  expect(of(answer.findings, 'bond_cover')).toMatchObject({ met: 'no', advisory: true })
  expect(answer.verdict).toBe('review')
})

test('a worker who goes back is asked fewer questions', async () => {
  await alter('delete from licence')
  const asked = async (kind: 'first' | 'reentry') =>
    (await assessClearance(client, place.tenant, { contract: 'c-1', kind }, place))!
  expect((await asked('first')).verdict).toBe('blocked')
  const back = await asked('reentry')
  expect(new Set(back.findings.map(({ rule }) => rule)).size).toBe(6)
  expect(notYes(back)).toEqual([])
  expect(back).toMatchObject({ verdict: 'clear', overrides: [] })
})

test('a revoked agency that changes is read anew', async () => {
  await licenceRow(
    'l-gone',
    'gone',
    { ...LICENCE, organisation: 'gone', status: 'revoked' },
    'revoked',
  )
  expect(of((await assessed()).findings, 'linked_parties').met).toBe('no')
  await alter(`update licence set effective_status = 'active', version = 2 where record = 'l-gone'`)
  expect(of((await assessed()).findings, 'linked_parties').met).toBe('yes')
})

type Counts = Readonly<Record<'signed' | 'aside' | 'ended' | 'returned', number>>

/** Contracts of an agency signed in the window, or ended in it after the worker had left. */
async function contractsOf(agency: string, { signed, aside, ended, returned }: Counts) {
  const put = (text: string, ...values: readonly unknown[]) =>
    client.query(text, [place.tenant, agency, ...values])
  const contracts = (kind: string, status: string, on: string, state: object, count: number) =>
    put(
      `insert into contract (tenant, record, version, worker, agency, employer, job_order, status,
         signed_on, organisations, offices, holds_vacancy, opened_at, state)
       select $1, 'c-' || $2::text || $3::text || at, 1, 'k-amina', $2::text, 'castel', null, $4::text, $5::date,
         array[$2::text], '{}', false, 'x', $6::text
       from generate_series(1, $7::integer) as at`,
      ...[kind, status, on, JSON.stringify(state), count],
    )
  await contracts('-signed-', 'checked', '2029-10-01', {}, signed)
  await contracts('-ended-', 'ended', '2027-01-01', { end: { on: '2030-01-31' } }, ended)
  await put(
    `insert into check_override (tenant, record, version, subject_kind, subject, rule,
       rule_version, met, status, expires_on, office, jurisdiction, state)
     select $1, 'v-' || $2::text || at, 1, 'contract', 'c-' || $2::text || '-signed-' || at, 'documents', 1,
       'no', 'confirmed', '2030-12-31', 'home.north', 'XAA', '{}'
     from generate_series(1, $3::integer) as at`,
    aside,
  )
  await put(
    `insert into clearance (tenant, record, version, kind, contract, agency, corridor, holder_key,
       status, hold, decided, requested_at, issued_at, state)
     select $1, 'x-' || $2::text || at, 1, 'first', 'c-' || $2::text || '-ended-' || at, $2::text, 'XAA-XBB', at::text,
       'used', false, '{}', '2027-02-01', '2027-02-01',
       json_build_object('movements', case when at <= $4::integer
         then '[{"kind": "departed"}, {"kind": "returned"}]'::json
         else '[{"kind": "departed"}]'::json end)::text
     from generate_series(1, $3::integer) as at`,
    ...[ended, returned],
  )
}

test('an agency’s figures against its peers: who stands out, and what nobody counts', async () => {
  await contractsOf('bravo', { signed: 40, aside: 20, ended: 30, returned: 29 })
  await contractsOf('delta', { signed: 60, aside: 2, ended: 40, returned: 39 })
  const { from, own, peers } = await readAgencyWindows(client, place.tenant, 'bravo', TODAY)
  expect(from).toBe('2029-04-20')
  // The good contract of the other tests is among those signed.
  expect(own.counts).toMatchObject({
    ...{ complaints: null, individual_route: null, visa_category_shift: null, wage_default: null },
    not_returned: { count: 1, of: 30 },
    overrides: { count: 20, of: 41 },
  })
  expect(own.months).toBe(12)
  expect(peers.map(({ counts }) => counts.overrides)).toEqual([{ count: 2, of: 60 }])
  const findings = agencyAnomaly(own, peers, {
    parameters: parameterBook(PARAMETERS),
    place: { origin: 'XAA', destination: null, sector: null, occupation: null },
    on: TODAY,
  })
  expect(findings.map(({ kind, met, reason }) => [kind, met, reason.params.measure])).toEqual([
    ['refer', 'cannot_tell', 'complaints'],
    ['refer', 'yes', 'not_returned'],
    ['refer', 'cannot_tell', 'individual_route'],
    ['refer', 'cannot_tell', 'visa_category_shift'],
    ['refer', 'cannot_tell', 'wage_default'],
    ['refer', 'no', 'overrides'],
  ])
  const gone = await readAgencyWindows(client, place.tenant, 'nobody', TODAY)
  expect(gone.own).toMatchObject({ months: null, counts: { overrides: { count: 0, of: 0 } } })
})
