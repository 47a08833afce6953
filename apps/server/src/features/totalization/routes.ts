import {
  computeTotalizationRoute,
  LARGEST_CASE_BYTES,
  type Language,
  portabilityGapRoute,
  totalizationInstrumentRoute,
  totalizationInstrumentsRoute,
  totalizationStatementRoute,
} from '@corridor/contract'
import type { AreaIndex } from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { TotalizationCase } from '@corridor/totalization'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import type { PolicyReports } from '../standards/report/policyReports.ts'
import { instrumentRulesTable } from './instrumentTables.ts'
import type { StateNames } from './totalizationJob.ts'
import type { TotalizationThread } from './totalizationThread.ts'

export interface TotalizationParts {
  readonly totalization: TotalizationThread
  readonly reports: Pick<PolicyReports, 'write'>
  readonly areas: AreaIndex
}

const BODY = { largestBodyBytes: LARGEST_CASE_BYTES }

/** Social security across borders: instruments as they are held, and cases that nobody keeps. */
export function totalizationRoutes(mounting: Mounting, parts: TotalizationParts): void {
  instrumentRoutes(mounting, parts)
  caseRoutes(mounting, parts)
}

function instrumentRoutes(mounting: Mounting, { totalization }: TotalizationParts): void {
  const { instruments } = totalization
  mount(mounting, totalizationInstrumentsRoute, {
    answer: () => ({ instruments }),
    table: (answer) =>
      instrumentRulesTable(answer.instruments, 'corridor-social-security-instruments'),
  })
  mount(mounting, totalizationInstrumentRoute, {
    answer: ({ instrument: id }) => {
      const instrument = instruments.find((one) => one.id === id)
      if (instrument !== undefined) return instrument
      const ids = instruments.map((one) => one.id).join(', ')
      throw new DomainError(
        'unknown_instrument',
        `There is no instrument "${id}"; choose from ${ids}`,
      )
    },
    table: (answer) => instrumentRulesTable([answer], `corridor-social-security_${answer.id}`),
  })
}

function caseRoutes(mounting: Mounting, { totalization, reports, areas }: TotalizationParts): void {
  const namesFor = (given: TotalizationCase, language: Language): StateNames =>
    Object.fromEntries(
      statesOf(given).map((code) => [code, areas.byCode.get(code)?.names[language] ?? code]),
    )
  mountCommand(
    mounting,
    computeTotalizationRoute,
    async ({ language }, body, { address }) => {
      const given = body as TotalizationCase
      const names = namesFor(given, language)
      return await totalization.run({ kind: 'compute', given, language, names }, address)
    },
    BODY,
  )
  mountCommand(
    mounting,
    portabilityGapRoute,
    async ({ alternative }, body, { address }) =>
      await totalization.run(
        { kind: 'gap', given: body as TotalizationCase, alternative },
        address,
      ),
    BODY,
  )
  mountCommand(
    mounting,
    totalizationStatementRoute,
    async ({ language, as }, body, { address }) => {
      const given = body as TotalizationCase
      const names = namesFor(given, language)
      const document = await totalization.run(
        { kind: 'statement', given, language, names },
        address,
      )
      return {
        mediaType: as === 'html' ? 'text/html' : 'application/pdf',
        fileName: 'social-security-statement',
        bytes: await reports.write(document, as, address),
      }
    },
    BODY,
  )
}

/** Every State that an explanation of the case may name. */
const statesOf = ({ person, periods, legislations }: TotalizationCase): readonly string[] => [
  ...new Set([
    ...periods.map(({ state }) => state),
    ...legislations.map(({ state }) => state),
    ...[person.nationality, person.residence].flatMap((code) => code ?? []),
  ]),
]
