import {
  bindingRoute,
  calendarRoute,
  compareStatesRoute,
  countryStandardsRoute,
  countsRoute,
  dueRoute,
  instrumentRoute,
  instrumentsRoute,
  policyCheckRoute,
  policyReportRoute,
  reviewsRoute,
  standardsMatrixRoute,
  statusRoute,
  supervisionRoute,
} from '@corridor/contract'
import type { AreaIndex } from '@corridor/evidence'
import { parseCorridor } from '@corridor/kernel'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { requireArea } from '../areas/requireArea.ts'
import { bindingAnswer } from './answers/bindingAnswer.ts'
import {
  compareAnswer,
  countryAnswer,
  matrixAnswer,
  oneStatusAnswer,
} from './answers/compareAnswers.ts'
import { countsAnswer } from './answers/countsAnswer.ts'
import { calendarFile, dueAnswer } from './answers/dueAnswers.ts'
import { instrumentAnswer, instrumentsAnswer } from './answers/instrumentAnswers.ts'
import { policyCheckAnswer } from './answers/policyCheckAnswer.ts'
import { reviewsAnswer, supervisionAnswer } from './answers/supervisionAnswers.ts'
import type { PolicyReports } from './report/policyReports.ts'
import type { Standards } from './standards.ts'
import { bindingTable } from './tables/bindingTable.ts'
import { countsTable, instrumentsTable } from './tables/instrumentTables.ts'
import { compareTable, countryTable, instrumentTable, matrixTable } from './tables/statusTables.ts'
import { dueTable, reviewsTable, supervisionTable } from './tables/supervisionTables.ts'

export interface StandardsParts {
  readonly standards: Standards
  readonly reports: PolicyReports
  readonly areas: AreaIndex
}

/** A self-assessment with every field filled has about half of it. */
const LARGEST_ASSESSMENT_BYTES = 2 ** 20

/** Who is bound by what; a day that is left out is the day of the clock. */
export function standardsRoutes(common: Mounting, parts: StandardsParts): void {
  // What is asked of today is another question tomorrow.
  const mounting: Mounting = {
    ...common,
    revision: async () => `${await common.revision()} ${await parts.standards.revision()}`,
  }
  instrumentRoutes(mounting, parts)
  statusRoutes(mounting, parts)
  supervisionRoutes(mounting, parts)
  policyCheckRoutes(mounting, parts)
}

function instrumentRoutes(mounting: Mounting, { standards }: StandardsParts): void {
  mount(mounting, instrumentsRoute, {
    answer: async ({ on }) => instrumentsAnswer(await standards.current(), on ?? standards.today()),
    table: instrumentsTable,
  })
  mount(mounting, instrumentRoute, {
    answer: async ({ instrument, on }) =>
      instrumentAnswer(await standards.current(), instrument, on ?? standards.today()),
    table: instrumentTable,
  })
  mount(mounting, countsRoute, {
    answer: async ({ on, instrument }) =>
      countsAnswer(await standards.current(), on ?? standards.today(), instrument),
    table: countsTable,
  })
}

function statusRoutes(mounting: Mounting, { standards }: StandardsParts): void {
  mount(mounting, statusRoute, {
    answer: async ({ state, instrument, on }) =>
      oneStatusAnswer(await standards.current(), state, instrument, on ?? standards.today()),
  })
  mount(mounting, countryStandardsRoute, {
    answer: async ({ state, on }) =>
      countryAnswer(await standards.current(), state, on ?? standards.today()),
    table: countryTable,
  })
  mount(mounting, bindingRoute, {
    answer: async ({ corridor, on }) =>
      bindingAnswer(await standards.current(), parseCorridor(corridor), on ?? standards.today()),
    table: bindingTable,
  })
  mount(mounting, compareStatesRoute, {
    answer: async ({ a, b, on }) =>
      compareAnswer(await standards.current(), a, b, on ?? standards.today()),
    table: compareTable,
  })
  mount(mounting, standardsMatrixRoute, {
    answer: async ({ on }) => matrixAnswer(await standards.current(), on ?? standards.today()),
    table: matrixTable,
  })
}

function supervisionRoutes(mounting: Mounting, { standards, areas }: StandardsParts): void {
  mount(mounting, supervisionRoute, {
    answer: async (wanted) => supervisionAnswer(await standards.current(), wanted),
    table: supervisionTable,
  })
  const due = (state: string, from: string | undefined, months: number) => ({
    state,
    englishName: requireArea(areas, state).names.en,
    from: from ?? standards.today(),
    months,
  })
  mount(mounting, dueRoute, {
    answer: async ({ state, from, months }) =>
      dueAnswer(await standards.current(), due(state, from, months)),
    table: dueTable,
  })
  mount(mounting, calendarRoute, {
    answer: async ({ state, months }) =>
      calendarFile(await standards.current(), due(state, undefined, months)),
  })
  mount(mounting, reviewsRoute, {
    answer: async () => reviewsAnswer(await standards.current()),
    table: reviewsTable,
  })
}

function policyCheckRoutes(mounting: Mounting, { reports, areas }: StandardsParts): void {
  mount(mounting, policyCheckRoute, { answer: policyCheckAnswer })
  mountCommand(
    mounting,
    policyReportRoute,
    async ({ language, as }, assessment, { address }) => ({
      mediaType: as === 'html' ? 'text/html' : 'application/pdf',
      fileName: 'corridor-policy-check',
      bytes: await reports.make(
        {
          assessment,
          language,
          as,
          nameOf: (code) => areas.byCode.get(code)?.names[language] ?? code,
        },
        address,
      ),
    }),
    { largestBodyBytes: LARGEST_ASSESSMENT_BYTES },
  )
}
