import {
  agencyImportRoute,
  checkAgencyFileRoute,
  confirmLicenceRoute,
  licencesRoute,
  openOfficeRoute,
  organisationRoute,
  organisationsRoute,
  type RoleScope,
  writeAgencyImportRoute,
} from '@corridor/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spreadsheetFile } from '../../../../../e2e/spreadsheetFile.ts'
import { type TestServer, testServer } from '../../testing/testServer.ts'
import {
  handClock,
  type Member,
  makeAdministrator,
  makeMember,
} from '../identity/testing/people.ts'
import { runAgencyImport } from './agencyImports.ts'

const clock = handClock('2030-01-10T09:00:00.000Z')
let server: TestServer
let officer: Member
let administrator: Member

beforeAll(async () => {
  server = await testServer({ now: clock.now })
  administrator = await makeAdministrator(server, clock)
  const home = await administrator.browser.ask(organisationRoute, { organisation: 'home' })
  const payload = { office: 'north', name: 'North', jurisdiction: 'XAA', from: '2026-01-01' }
  await administrator.browser.call(
    openOfficeRoute,
    { organisation: 'home' },
    { expectedVersion: home.version, payload },
    { 'idempotency-key': 'open-north' },
  )
  officer = await member('omar', { role: 'licensing-officer', office: 'home.north' })
})
afterAll(() => server.close())

async function member(
  name: string,
  { role, office, jurisdiction }: Partial<RoleScope>,
): Promise<Member> {
  const made = await makeMember(server, clock, administrator, name, [])
  await server.kysely
    .insertInto('role_grant')
    .values({
      ...{ id: `${name}-0`, person: made.id, role: role!, organisation: 'home' },
      ...{ office: office ?? null, jurisdiction: jurisdiction ?? null, valid_from: '2026-01-01' },
      ...{ valid_until: null, granted_by: null, granted: clock.now() },
      ...{ withdrawn: null, withdrawn_by: null },
    })
    .execute()
  return made
}

const FILE = [
  'name,licence number,valid from,valid until,destinations,address',
  'Example Alpha,0010,2030-01-01,2032-12-31,QAT;SAU,"1, Example Road"',
  'Example Beta,0020,2030-01-01,2032-12-31,QAT,',
  'Example Gamma,NULL,2030-01-01,2032-12-31,QAT,',
  'Example Delta,Licence No. : 40,2030-01-01,2032-12-31,QAT,',
].join('\n')

const asked = (text: string | Buffer, more: object = {}) => ({
  fileName: 'agencies.csv',
  content: Buffer.from(text).toString('base64'),
  ...{ office: 'home.north', jurisdiction: 'XAA', register: 'Example register, 1 January 2030' },
  ...more,
})

const checked = (text: string | Buffer, by: Member = officer) =>
  by.browser.ask(checkAgencyFileRoute, {}, asked(text))

const agencies = async () =>
  (await officer.browser.ask(organisationsRoute, { kind: 'agency' })).organisations

const parts = () => ({ ledger: server.ledger, now: clock.now })

test('a file is looked through, and nothing is written until somebody says so', async () => {
  const found = await checked(FILE)
  expect(found).toMatchObject({
    ...{ state: 'checked', rowCount: 4, ready: 2, questioned: 1, wrong: 1, licences: 2 },
    ...{ progress: null, failures: [] },
  })
  expect(found.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
    '4 licence number stands_for_nothing',
    '4 licence number no_number',
    '5 licence number text_round_number',
    '5 licence number no_number',
  ])
  expect(await agencies()).toEqual([])
  await runAgencyImport(parts(), found.id)
  expect(await agencies()).toEqual([])
})

test('it is entered once, however often it is asked for and the job runs', async () => {
  const { id } = await checked(FILE)
  const begun = await officer.browser.ask(
    writeAgencyImportRoute,
    { import: id },
    { withQuestions: true },
  )
  expect(begun).toMatchObject({ state: 'writing', progress: { done: 0, of: 3 } })
  await officer.browser.ask(writeAgencyImportRoute, { import: id }, { withQuestions: false })
  await Promise.all([runAgencyImport(parts(), id), runAgencyImport(parts(), id)])
  const done = await officer.browser.ask(agencyImportRoute, { import: id })
  expect(done).toMatchObject({
    state: 'written',
    withQuestions: true,
    progress: { done: 3, of: 3 },
  })
  const entered = await agencies()
  expect(entered.map(({ name, office, registration }) => [name, office, registration])).toEqual([
    ['Example Alpha', 'home.north', null],
    ['Example Beta', 'home.north', null],
    ['Example Gamma', 'home.north', null],
  ])
  const licences = await server.ledger.owner.query(
    'select name, status, proposed, proposed_number_key from licence order by name',
  )
  expect(licences.rows).toMatchObject([
    { name: 'Example Alpha', status: 'draft', proposed: 'import' },
    { name: 'Example Beta', status: 'draft', proposed: 'import' },
  ])
  // The queue has them; nobody was written to about each.
  const { rows } = await server.ledger.owner.query('select count(*)::int as n from notice')
  expect(rows[0]).toEqual({ n: 0 })
  await server.ledger.owner.query(`update agency_import set state = 'writing', done = 1`)
  await runAgencyImport(parts(), id)
  expect(await agencies()).toHaveLength(3)
  // Looked through again, it knows its own.
  const again = await checked(FILE)
  expect(again).toMatchObject({ id, state: 'written' })
})

test('a spreadsheet, whose numbers have lost their zeros', async () => {
  const found = await checked(
    spreadsheetFile('agencies', [
      ['name', 'rlno'],
      ['Example Sheet', 10],
      ['Example Text', '0020'],
    ]),
  )
  expect(found).toMatchObject({ rowCount: 2, ready: 1, questioned: 1 })
  expect(found.problems.map(({ row, code }) => `${row} ${code}`)).toContain('2 zeros_lost')
})

test('what the register has is told, and what cannot be written is told by row', async () => {
  const file = FILE.replace('Example Delta', 'Example Other').replace('0020', '0021')
  const found = await checked(file)
  expect(found.problems.filter(({ code }) => code === 'name_known')).toHaveLength(3)
  const { id } = await checked(
    'name,licence number,valid from,valid until\nExample New,0010,2030-01-01,2032-12-31',
  )
  // Another licence with the number came in meanwhile: its proposal waits.
  await officer.browser.ask(writeAgencyImportRoute, { import: id }, { withQuestions: true })
  await runAgencyImport(parts(), id)
  const done = await officer.browser.ask(agencyImportRoute, { import: id })
  expect(done.state).toBe('written')
  const names = (await agencies()).map(({ name }) => name)
  expect(names).toContain('Example New')
})

test('only for one’s own office, and each import is of the one who began it', async () => {
  const { id } = await checked(FILE)
  const other = await member('olga', { role: 'licensing-officer', office: 'home.north' })
  const elsewhere = await officer.browser.call(
    checkAgencyFileRoute,
    {},
    asked(FILE, { office: 'home.south' }),
  )
  expect(elsewhere.status).toBe(404)
  const hidden = await other.browser.call(agencyImportRoute, { import: id })
  const nowhere = await other.browser.call(agencyImportRoute, { import: `i-${'0'.repeat(20)}` })
  expect([hidden.status, nowhere.status]).toEqual([404, 404])
  const stranger = await member('ines', { role: 'inspector', office: 'home.north' })
  const refused = await stranger.browser.call(checkAgencyFileRoute, {}, asked(FILE))
  expect(refused.status).toBe(403)
})

test('files that are none are refused with what to do', async () => {
  const told = async (content: string | Buffer, fileName = 'agencies.csv') => {
    const { status, body } = await officer.browser.call(
      checkAgencyFileRoute,
      {},
      asked(content, { fileName }),
    )
    return [status, (body as unknown as { detail: string }).detail]
  }
  expect(await told(Buffer.from([0xff, 0xfe, 0x61, 0x00]))).toMatchObject([
    422,
    expect.stringContaining('UTF-16'),
  ])
  // Named as a table, and something else by its first bytes.
  for (const [bytes, words] of [
    [Buffer.from('%PDF-1.7\n'), 'is a PDF, not a table. Save the table itself'],
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'is a picture, not a table'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old form XLS'],
    [
      Buffer.from('name\nAgence fran\xe7aise', 'latin1'),
      'The text cannot be read: byte 17 of the file (0xE7)',
    ],
  ] as const) {
    expect(await told(bytes)).toEqual([422, expect.stringContaining(words)])
  }
  expect(await told('code;text\n1;2')).toMatchObject([422, expect.stringContaining('Call it name')])
  expect(await told(Buffer.from('PK\u0003\u0004 no zip'), 'agencies.xlsx')).toMatchObject([
    422,
    expect.stringContaining('no spreadsheet'),
  ])
  const large = Buffer.alloc(6 * 1024 * 1024 + 1, 'a')
  expect((await told(large))[0]).toBe(413)
})

test('a second person sees what each licence says, and confirms each by its own act', async () => {
  const authority = await member('dara', { role: 'authority', jurisdiction: 'XAA' })
  const waiting = () => authority.browser.ask(licencesRoute, { proposed: 'import' })
  const { licences } = await waiting()
  const beta = licences.find(({ name }) => name === 'Example Beta')
  expect(beta).toMatchObject({
    ...{ number: null, status: 'draft', proposed: 'import' },
    imported: {
      ...{ number: '0020', status: 'active', validFrom: '2030-01-01', validUntil: '2032-12-31' },
      destinations: ['QAT'],
    },
  })
  const confirm = (who: Member) =>
    who.browser.call(
      confirmLicenceRoute,
      { licence: beta!.id },
      { expectedVersion: beta!.version, payload: {} },
      { 'idempotency-key': `confirm-import-${beta!.id}-${beta!.version}` },
    )
  expect((await confirm(officer)).status).not.toBe(200)
  expect((await confirm(authority)).body).toMatchObject({ repeated: false })
  // A lost answer, asked for again: the same act.
  expect((await confirm(authority)).body).toMatchObject({ repeated: true })
  const left = (await waiting()).licences.map(({ name }) => name)
  expect(left).toContain('Example Alpha')
  expect(left).not.toContain('Example Beta')
})
