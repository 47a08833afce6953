import type {
  CorridorAgreement,
  corridorAgreementsRoute,
  originCoverageRoute,
  SocialSecurityAgreement,
  socialSecurityAgreementsRoute,
  socialSecurityCoverageRoute,
} from '@corridor/contract'
import type { CsvTable } from '../../http/csv.ts'
import type { Answer } from '../../http/mount.ts'

const AGREEMENT_COLUMNS = [
  'agreement',
  'name',
  'kind',
  'signed',
  'branches_added',
  'branches_paid_abroad',
  'equality',
  'export',
  'totalization',
  'applicable_law',
  'publisher',
  'source',
  'origin',
]

function agreementCells(one: Answer<SocialSecurityAgreement>): readonly (string | null)[] {
  const { id, name, kind, signed, branches, features, publisher, source, origin } = one
  const named = (wanted: string) =>
    branches
      .filter(({ coordination }) => coordination === wanted)
      .map(({ branch }) => branch)
      .join(' ')
  return [
    ...[id, name, kind, signed, named('added'), named('paid-abroad')],
    ...[features.equality.answer, features.export.answer, features.totalization.answer],
    ...[features['applicable-law'].answer, publisher, source, origin],
  ]
}

/** A row for each party of each agreement. */
export const agreementsTable = ({
  agreements,
}: Answer<typeof socialSecurityAgreementsRoute.output>): CsvTable => ({
  columns: [...AGREEMENT_COLUMNS, 'state', 'from', 'to', 'verification'],
  rows: agreements.flatMap((one) =>
    one.parties.map(({ state, from, to, verification }) => [
      ...agreementCells(one),
      ...[state, from, to, verification],
    ]),
  ),
  fileName: 'corridor-social-security-agreements',
})

export const corridorAgreementsTable = ({
  corridor,
  on,
  agreements,
}: Answer<typeof corridorAgreementsRoute.output>): CsvTable => ({
  columns: ['corridor', 'on', 'standing', 'from', 'to', ...AGREEMENT_COLUMNS],
  rows: agreements.map(({ agreement, standing, from, to }: Answer<CorridorAgreement>) => [
    ...[corridor, on, standing, from, to],
    ...agreementCells(agreement),
  ]),
  fileName: `corridor-social-security_${corridor}_${on}`,
})

export const coverageTable = ({
  on,
  year,
  origins,
}: Answer<typeof socialSecurityCoverageRoute.output>): CsvTable => ({
  columns: [
    ...['origin', 'on', 'year', 'persons', 'added', 'not_added', 'day_unknown', 'none_held'],
    'least_share',
  ],
  rows: origins.map(({ origin, persons, byClass, share }) => [
    ...[origin, on, year, persons, byClass.added, byClass['not-added']],
    ...[byClass['day-unknown'], byClass['none-held'], share],
  ]),
  fileName: `corridor-social-security-coverage_${on}`,
})

export const originCoverageTable = ({
  origin,
  on,
  year,
  partners,
}: Answer<typeof originCoverageRoute.output>): CsvTable => ({
  columns: ['origin', 'destination', 'on', 'year', 'persons', 'coverage', 'agreements'],
  rows: partners.map(({ partner, persons, coverage, agreements }) => [
    ...[origin, partner, on, year, persons, coverage, agreements.join(' ')],
  ]),
  fileName: `corridor-social-security-coverage_${origin}_${on}`,
})
