import {
  acceptReportRoute,
  beginReportRoute,
  defineQuestionnaireRoute,
  draftReportRoute,
  type Examined,
  openQuestionnaireRoute,
  openReportRoute,
  questionnairesRoute,
  type ReportFile,
  releaseCalendarRoute,
  releaseChangesRoute,
  releasesRoute,
  reportedFiguresRoute,
  reportRoute,
  reportsRoute,
  reportTemplateRoute,
  returnReportRoute,
  reviseReportRoute,
  routeUrl,
  scheduleReportRoute,
  submitReportRoute,
  uploadAnswersRoute,
  writeAnswersRoute,
} from '@corridor/contract'
import { labourMigrationQuestionnaire, layOut, localised, type RawCell } from '@corridor/reporting'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../testing/testServer.ts'
import { sweepDeadlines } from '../deadlines/missDeadline.ts'
import type { Member } from '../identity/testing/people.ts'
import { type Ministry, openMinistry } from '../registers/testing/officers.ts'
import { get, linesOf, partsIn } from '../sdmx/testing/sdmxServer.ts'
import type { ReportParts } from './ReportParts.ts'
import { writeReportRelease } from './reportJobs.ts'
import { readSheets } from './testing/readSheets.ts'
import { readTemplate } from './workbook/readTemplate.ts'
import { type SheetCell, writeWorkbook } from './workbook/workbookXml.ts'
import { layoutMark } from './workbook/writeTemplate.ts'

let ministry: Ministry
let fay: Member
let finn: Member
let rhea: Member
let lou: Member
let parts: ReportParts

const NAMES = localised('Example region', 'Région exemple', 'Región ejemplo', 'منطقة مثال')
const [WHOLE] = [labourMigrationQuestionnaire('region', NAMES, ['NPL', 'QAT', 'SAU'])]
/** Two tables of the first module and two of the second are enough here. */
const DEFINITION = {
  ...WHOLE,
  modules: WHOLE.modules.slice(0, 2).map((module) => ({
    ...module,
    tables: module.tables.slice(0, 2),
  })),
}
const LAYOUT = layOut(DEFINITION, 'NPL')

beforeAll(async () => {
  ministry = await openMinistry()
  const { server, clock } = ministry
  fay = await ministry.member('fay', { role: 'focal-point', jurisdiction: 'NPL' })
  finn = await ministry.member('finn', { role: 'focal-point', jurisdiction: 'QAT' })
  rhea = await ministry.member('rhea', { role: 'report-reviewer' })
  lou = await ministry.member('lou', { role: 'report-releaser' })
  parts = {
    ...{ db: server.kysely, ledger: server.ledger, evidence: server.evidence },
    ...{ dataDir: server.dataDir, now: clock.now },
  }
})
afterAll(() => {
  return ministry.close()
})

const cell = (address: string, value: RawCell['value'], more: Partial<RawCell> = {}): RawCell => ({
  ...{ address, value, status: '', confidentiality: '', note: '' },
  ...more,
})

/** Answers that add up: partners QAT, SAU, others, unknown; ages likewise. */
function soundAnswers(layout = LAYOUT): RawCell[] {
  return layout.tables.flatMap(({ table, rows, columns }) => {
    const leaves = rows.filter(({ code }) => !rows.some(({ parent }) => parent === code))
    // 600 of each sex in each table, the first leaf takes what the others leave.
    const own = (row: string): number => {
      const parts = rows.filter(({ parent }) => parent === row)
      if (parts.length > 0) return parts.reduce((sum, { code }) => sum + own(code), 0)
      return row === leaves[0]!.code ? 600 - 20 * (leaves.length - 1) : 20
    }
    return rows.flatMap((row) =>
      columns.map((column) =>
        cell(
          `${table.id}/${row.code}/${column.code}`,
          own(row.code) * (column.code === '_T' ? 2 : 1),
        ),
      ),
    )
  })
}

const file = async (who: Member, report: string): Promise<ReportFile> => {
  const answer = await who.browser.call(reportRoute, { report })
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  return answer.body as ReportFile
}

const write = async (
  who: Member,
  report: string,
  revision: number,
  cells: readonly RawCell[],
  explanations: readonly object[] = [],
) =>
  (await who.browser.call(writeAnswersRoute, { report }, {
    ...{ revision, cells, explanations },
  } as never)) as { status: number; body: Examined & { code?: string } }

async function acted(
  who: Member,
  route: Parameters<Ministry['act']>[1],
  id: string,
  payload: object,
) {
  const { version } = await file(rhea, id)
  const { status, body } = await ministry.act(who, route, { report: id }, version, payload)
  expect([status, body]).toEqual([200, expect.anything()])
}

async function begunReport(country: string, period: string, who: Member): Promise<string> {
  const payload = { questionnaire, definition: 'region', country, period, due: '2030-06-30' }
  const made = await ministry.act(rhea, draftReportRoute, {}, 0, payload)
  expect([made.status, made.body]).toEqual([200, expect.anything()])
  const id = String(made.body.record)
  await acted(rhea, openReportRoute, id, {})
  await acted(who, beginReportRoute, id, {})
  return id
}

let questionnaire = ''
let report = ''

test('an administrator defines, the secretariat opens, nobody else', async () => {
  const { administrator } = ministry
  const define = (who: Member, definition: object) =>
    ministry.act(who, defineQuestionnaireRoute, {}, 0, { definition })
  expect((await define(fay, DEFINITION)).status).toBe(404)
  const strange = await define(administrator, { ...DEFINITION, countries: ['NPL', 'XAA'] })
  expect(strange.body.code).toBe('unknown_area')
  const made = await define(administrator, DEFINITION)
  expect([made.status, made.body]).toEqual([200, expect.anything()])
  questionnaire = String(made.body.record)
  expect((await define(administrator, DEFINITION)).status).toBe(422)
  const open = (who: Member) => ministry.act(who, openQuestionnaireRoute, { questionnaire }, 1, {})
  expect((await open(administrator)).status).toBe(404)
  expect((await open(rhea)).status).toBe(200)
  const listed = await fay.browser.call(questionnairesRoute, {})
  expect(listed.body).toMatchObject({
    questionnaires: [{ definition: 'region', status: 'open', tables: 4 }],
    mayDefine: false,
  })
})

test('a report is its country’s: another focal point does not learn of it', async () => {
  report = await begunReport('NPL', '2029', fay)
  const again = { questionnaire, definition: 'region', country: 'NPL', period: '2029' }
  const twice = await ministry.act(rhea, draftReportRoute, {}, 0, { ...again, due: '2030-06-30' })
  expect(twice.status).toBe(422)
  expect((await finn.browser.call(reportRoute, { report })).status).toBe(404)
  expect((await write(finn, report, 0, [cell('S1/_T/F', 1)])).status).toBe(404)
  expect((await finn.browser.call(reportsRoute, {})).body).toMatchObject({ reports: [] })
  expect((await fay.browser.call(reportsRoute, {})).body).toMatchObject({
    reports: [{ id: report, country: 'NPL', status: 'in_progress' }],
    mayCall: false,
  })
  expect((await write(rhea, report, 0, [cell('S1/_T/F', 1)])).status).not.toBe(200)
})

test('what is typed is kept with what is wrong beside it; who comes second is told', async () => {
  const first = await write(fay, report, 0, [cell('S1/_T/F', 'many'), cell('S1/QAT/F', 10)])
  expect(first.status).toBe(200)
  expect(first.body.findings.filter(({ rule }) => rule !== 'required')).toMatchObject([
    { rule: 'not_a_number', severity: 'error', address: 'S1/_T/F', parameters: { given: 'many' } },
  ])
  const late = await write(fay, report, 0, [cell('S1/QAT/F', 11)])
  expect([late.status, late.body.code]).toEqual([409, 'record_changed'])
  expect((await file(fay, report)).cells).toHaveLength(2)
})

/** A template as somebody gets and fills it. */
async function template(id: string, language = 'en') {
  const answer = await ministry.server.app.request(
    routeUrl(reportTemplateRoute, { report: id, language: language as 'en' }),
    { headers: { cookie: fay.browser.cookie! } },
  )
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const sheets = await readSheets(bytes)
  return { bytes, sheets }
}

type Sheets = Awaited<ReturnType<typeof template>>['sheets']

const bytesOf = (sheets: Sheets): Buffer =>
  Buffer.from(
    writeWorkbook(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) => row.map((value): SheetCell => ({ value, style: 'plain' }))),
        widths: [10],
      })),
      false,
    ),
  )

const upload = async (who: Member, id: string, revision: number, bytes: Uint8Array) => {
  const content = Buffer.from(bytes).toString('base64')
  const body = { revision, fileName: 'report.xlsx', content }
  const answer = await who.browser.call(uploadAnswersRoute, { report: id }, body)
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  return answer.body as {
    taken: boolean
    problems: { code: string; sheet: string | null; row: number | null; column: string | null }[]
    examined: Examined
  }
}

test('a template comes back with every code and cell, in every language', async () => {
  await write(fay, report, 1, [
    ...soundAnswers(),
    cell('S1/SAU/M', null, { status: 'L', note: 'not <collected> & asked "again"' }),
    cell('S2/Y15-24/M', 20, { status: 'E', confidentiality: 'C' }),
    cell('A1/QAT/M', 'twenty'),
  ])
  const before = (await file(fay, report)).cells
  for (const language of ['en', 'ar']) {
    const { bytes, sheets } = await template(report, language)
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      ...['GUIDE', 'S1', 'S2', 'A1', 'A2', 'NOTES', 'CORRIDOR'],
    ])
    const { revision } = (await file(fay, report)).examined
    const { taken, problems } = await upload(fay, report, revision, bytes)
    expect([taken, problems]).toEqual([
      true,
      [expect.objectContaining({ code: 'text_in_number', sheet: 'A1', value: 'twenty' })],
    ])
    expect((await file(fay, report)).cells).toEqual(before)
  }
  expect(layoutMark(LAYOUT)).not.toBe(layoutMark(layOut(DEFINITION, 'QAT')))
})

test('another file, changed codes, rows twice or missing: nothing is changed, each with its place', async () => {
  const { sheets } = await template(report)
  const { cells, examined } = await file(fay, report)
  const changed = (change: (sheet: Sheets) => unknown) => {
    const copy = structuredClone(sheets)
    change(copy)
    const workbook = copy.map(({ sheet, data }) => ({ sheet, rows: data }))
    const place = { country: 'NPL', period: '2029' }
    const read = readTemplate(workbook, place, DEFINITION, LAYOUT)
    expect(read.cells).toBeNull()
    return read.problems.map(({ code, sheet, row, column }) => [code, sheet, row, column])
  }
  const of = (all: Sheets, name: string) => all.find(({ sheet }) => sheet === name)!.data
  const text = ['text_in_number', 'A1', expect.any(Number), expect.any(String)]
  expect(changed((all) => of(all, 'S1')[5]!.splice(0, 1, 'IND'))).toEqual([
    ['changed_code', 'S1', 6, 'A'],
    ['missing_row', 'S1', null, null],
    text,
  ])
  expect(changed((all) => of(all, 'S2')[2]!.splice(2, 1, 'X'))).toEqual([
    ['changed_code', 'S2', 3, 'C'],
    text,
  ])
  expect(changed((all) => of(all, 'S1').push(of(all, 'S1')[5]!))).toEqual([
    ['duplicate_row', 'S1', expect.any(Number), 'A'],
    text,
  ])
  expect(changed((all) => all.splice(1, 1))).toEqual([['missing_sheet', 'S1', null, null], text])
  expect(changed((all) => of(all, 'CORRIDOR')[2]!.splice(1, 1, 'QAT'))).toEqual([
    ['other_report', 'CORRIDOR', null, null],
  ])
  expect(changed((all) => all.pop())).toEqual([['not_a_template', null, null, null]])
  const copy = structuredClone(sheets)
  of(copy, 'S1')[5]!.splice(0, 1, 'IND')
  const refused = await upload(fay, report, examined.revision, bytesOf(copy))
  expect([refused.taken, (await file(fay, report)).cells]).toEqual([false, cells])
  expect(refused.problems[0]).toMatchObject({ code: 'changed_code', sheet: 'S1', row: 6 })
  const broken = await upload(fay, report, examined.revision, Buffer.from('PK\x03\x04 no workbook'))
  expect(broken.problems.map(({ code }) => code)).toEqual(['not_a_template'])
})

test('an SDMX message fills the cells it names; of another country or year nothing is taken', async () => {
  const header =
    'DATAFLOW,FREQ,MEASURE,ORIGIN,DESTINATION,REPORTED_BY,SEX,AGE,EDUCATION,OCCUPATION,INDUSTRY,TIME_PERIOD,OBS_VALUE,OBS_STATUS'
  const line = (key: string, rest: string) =>
    `CORRIDOR:DF_REPORTS(1.0),A,${key},_T,_T,_T,_T,${rest}`
  const send = async (...lines: string[]) => {
    const { revision } = (await file(fay, report)).examined
    const bytes = Buffer.from([header, ...lines, ''].join('\n'))
    return await upload(fay, report, revision, bytes)
  }
  const taken = await send(
    line('STOCK_RESIDENT,SAU,NPL,DST,M', '2029,20,A'),
    line('STOCK_ABROAD,NPL,QAT,ORG,M', '2029,540,A'),
  )
  expect([taken.taken, taken.problems]).toEqual([true, []])
  const { cells } = await file(fay, report)
  expect(cells).toContainEqual(cell('S1/SAU/M', 20, { status: 'A' }))
  expect(cells.find(({ address }) => address === 'A1/QAT/M')).toMatchObject({ value: 540 })
  const wrong = await send(
    line('STOCK_RESIDENT,SAU,QAT,DST,M', '2029,20,A'),
    line('STOCK_RESIDENT,SAU,NPL,DST,M', '2028,20,A'),
    line('STOCK_RESIDENT,NPL,NPL,DST,M', '2029,20,A'),
  )
  expect([wrong.taken, wrong.problems.map(({ code }) => code)]).toEqual([
    false,
    ['other_country', 'other_period', 'unknown_cell'],
  ])
  const nonsense = await upload(fay, report, taken.examined.revision, Buffer.from('<a><b/></a>'))
  expect(nonsense.problems.map(({ code }) => code)).toEqual(['unreadable_message'])
})

test('three persons bring it out at its moment, and not before', async () => {
  const { clock, server } = ministry
  const now = await file(fay, report)
  const told = (await write(fay, report, now.examined.revision, soundAnswers())).body
  expect([told.errors, told.unexplained]).toEqual([0, 0])
  await write(fay, report, told.revision, [cell('S1/_O/F', 20, { confidentiality: 'C' })])
  const { checksum } = (await file(fay, report)).examined
  await acted(fay, submitReportRoute, report, { checksum })
  expect((await write(fay, report, told.revision + 1, [cell('S1/_T/F', 1)])).status).toBe(409)
  await acted(rhea, returnReportRoute, report, { reason: 'Example reason' })
  await acted(fay, beginReportRoute, report, {})
  await acted(fay, submitReportRoute, report, { checksum })
  await acted(rhea, acceptReportRoute, report, { checksum })
  const own = await file(lou, report)
  expect(own.wouldShow!.hidden).toBeGreaterThan(1)
  const publishAt = new Date(clock.now().getTime() + 600_000).toISOString()
  const schedule = { publishAt, licence: 'CC BY 4.0' }
  const alone = await ministry.act(rhea, scheduleReportRoute, { report }, own.version, schedule)
  expect(alone.status).toBe(404)
  await acted(lou, scheduleReportRoute, report, schedule)

  const name = 'report-region-npl-2029-r1'
  const releasesOf = async () =>
    (await call(server.app, releasesRoute, {})).releases.map(({ release }) => release)
  const sdmx = () => get(server, '/data/DF_REPORTS/all/all?format=csv')
  const sweep = async () => {
    await sweepDeadlines({ ledger: server.ledger, warn: () => {} })
    await writeReportRelease(parts, report)
  }
  clock.pass(598_000)
  await sweep()
  clock.pass(500)
  expect(await releasesOf()).not.toContain(name)
  expect((await sdmx()).status).toBe(404)
  expect((await call(server.app, reportedFiguresRoute, {})).figures).toEqual([])
  const early = await server.app.request(routeUrl(reportedFiguresRoute, { release: name }))
  expect(early.status).toBe(404)
  const calendar = await call(server.app, releaseCalendarRoute, {})
  expect(calendar.releases).toEqual([
    expect.objectContaining({ release: name, at: publishAt, isOut: false }),
  ])
  expect((await finn.browser.call(reportRoute, { report })).status).toBe(404)

  clock.pass(10_000)
  await sweep()
  await sweep()
  clock.pass(10_000)
  expect(await releasesOf()).toContain(name)
  const { figures, source } = await call(server.app, reportedFiguresRoute, {})
  expect(source!.release).toBe(name)
  const secret = figures.find(({ origin, sex }) => origin === '_O' && sex === 'F')!
  expect(secret).toMatchObject({ value: null, status: 'Q', confidentiality: 'C' })
  const lines = linesOf(await partsIn(await sdmx()))
  expect(lines).toHaveLength(figures.length)
  expect(lines).toContain('A.STOCK_RESIDENT._O.NPL.DST.F._T._T._T._T 2029 NaN')
  expect(lines).toContain('A.STOCK_RESIDENT._T.NPL.DST._T._T._T._T._T 2029 1200')
  const structures = await get(server, '/datastructure/CORRIDOR/DSD_REPORTS?references=children')
  expect(structures.status).toBe(200)
  expect(await structures.text()).toContain('CL_OCCUPATION')
  expect((await call(server.app, releaseCalendarRoute, {})).releases).toMatchObject([
    { release: name, isOut: true },
  ])
})

test('the other end sees the released mirror and the year before; explained, it may be sent', async () => {
  const other = await begunReport('QAT', '2029', finn)
  const asked = await write(finn, other, 0, [cell('A1/NPL/F', 2_000)])
  expect(asked.body.findings.filter(({ severity }) => severity === 'warning')).toMatchObject([
    { rule: 'mirror', address: 'A1/NPL/F', parameters: { other: 540, partner: 'NPL' } },
  ])
  const next = await begunReport('NPL', '2030', fay)
  const { body } = await write(fay, next, 0, [cell('S1/_T/F', 5_000)])
  const warning = body.findings.find(
    ({ rule, address }) => rule === 'change' && address === 'S1/_T/F',
  )!
  expect(warning.parameters).toEqual({ value: 5_000, before: 600 })
  const { rule, address, said } = warning
  const explained = await write(fay, next, 1, [], [{ rule, address, said, text: 'A new register' }])
  expect(explained.body.unexplained).toBe(body.unexplained - 1)
})

test('a revision is a release of its own; what changed is told, and SDMX shows the later', async () => {
  const { clock, server } = ministry
  await acted(fay, reviseReportRoute, report, { kind: 'revision', reason: 'Late returns' })
  await acted(fay, beginReportRoute, report, {})
  const { revision } = (await file(fay, report)).examined
  const changed = ['S1/QAT/F', 'S1/_T/F', 'S2/Y15-24/F', 'S2/_T/F', 'S1/QAT/_T', 'S1/_T/_T'].concat(
    ['S2/Y15-24/_T', 'S2/_T/_T'],
  )
  const before = new Map((await file(fay, report)).cells.map((one) => [one.address, one]))
  const cells = changed.map((address) => ({
    ...before.get(address)!,
    value: Number(before.get(address)!.value) + 30,
  }))
  const { body } = await write(fay, report, revision, cells)
  expect(body.findings).toEqual([])
  const { checksum } = (await file(fay, report)).examined
  await acted(fay, submitReportRoute, report, { checksum })
  await acted(rhea, acceptReportRoute, report, { checksum })
  const publishAt = new Date(clock.now().getTime() + 60_000).toISOString()
  await acted(lou, scheduleReportRoute, report, { publishAt, licence: 'CC BY 4.0' })
  clock.pass(61_000)
  await sweepDeadlines({ ledger: server.ledger, warn: () => {} })
  await writeReportRelease(parts, report)
  clock.pass(10_000)
  const told = await call(server.app, releaseChangesRoute, {})
  expect([told.release, told.before]).toEqual([
    'report-region-npl-2029-r2',
    'report-region-npl-2029-r1',
  ])
  expect(told.differences.length).toBeGreaterThan(2)
  expect(told.differences).toContainEqual(
    expect.objectContaining({
      kind: 'changed',
      before: expect.objectContaining({ value: 1200 }),
      after: expect.objectContaining({ value: 1230 }),
    }),
  )
  const lines = linesOf(await partsIn(await get(server, '/data/DF_REPORTS/all/all?format=csv')))
  expect(lines).toContain('A.STOCK_RESIDENT._T.NPL.DST._T._T._T._T._T 2029 1230')
})
