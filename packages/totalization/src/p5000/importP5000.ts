import { addDays, DomainError } from '@corridor/kernel'
import type { Branch } from '../Branch.ts'
import type { CertifiedLength, InsurancePeriod } from '../periods/InsurancePeriod.ts'
import { kindOfType, stateOfLetters } from './codes.ts'
import { type P5000Record, P5000RecordSchema, type P5000Row } from './P5000Record.ts'

/** Two rows that could be one; nothing is merged unless somebody says so. */
export interface MergeOffer {
  readonly periods: readonly [string, string]
  /** Both certified lengths, as they were written. */
  readonly lengths: readonly [CertifiedLength | null, CertifiedLength | null]
}

export interface ImportedPeriods {
  readonly periods: readonly InsurancePeriod[]
  readonly birthDate: string | null
  readonly mergeOffers: readonly MergeOffer[]
  /** The record as it came. */
  readonly original: P5000Record
}

const BITS: readonly Branch[] = ['old-age', 'survivors', 'invalidity']

/**
 * Reads a record shaped like the message P5000. Certified lengths are kept apart from the dates, the
 * codes of types and schemes as they were; the record is handed back unchanged.
 *
 * @param branch whose bit says whether a period counts in the calculation
 * @throws {DomainError} `bad_file` naming the row and what is wrong with it.
 */
export function importP5000(value: unknown, branch: Branch, file = 'P5000'): ImportedPeriods {
  const given = isWrapped(value) ? value.record : value
  const read = P5000RecordSchema.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new DomainError('bad_file', `${file}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const original = read.data
  const periods = original.periods.map((row, place) => periodOf(row, place, branch, file))
  return {
    periods,
    birthDate: original.person?.birthDate ?? null,
    mergeOffers: offersOf(periods),
    original,
  }
}

const isWrapped = (value: unknown): value is { readonly record: unknown } =>
  typeof value === 'object' && value !== null && 'record' in value

function periodOf(row: P5000Row, place: number, branch: Branch, file: string): InsurancePeriod {
  const refuse = (problem: string) =>
    new DomainError('bad_file', `${file}, row ${place + 1}: ${problem}`)
  const state = stateOfLetters(row.land)
  if (state === null) throw refuse(`"${row.land}" is no country of this message`)
  const kind = kindOfType(row.type)
  if (kind === null)
    throw refuse(`"${row.type}" is no type of period (10 to 13, 20 to 23, 30, 40 to 52)`)
  const relevance = row.relevans ?? null
  const bit = BITS.indexOf(branch)
  return {
    id: `row-${place + 1}`,
    state,
    institution: null,
    scheme: row.ordning ?? null,
    kind,
    typeCode: row.type,
    from: row.periode?.fom ?? null,
    to: row.periode?.tom ?? null,
    certified: lengthOf(row),
    evidence: 'certified',
    branches: relevance === null ? null : BITS.filter((_, which) => relevance[which] === '1'),
    inCalculation: row.beregning == null || bit < 0 ? true : row.beregning[bit] === '1',
    occupation: row.yrke ?? null,
  }
}

function lengthOf({ sum }: P5000Row): CertifiedLength | null {
  if (sum == null) return null
  const { aar, maaneder, kvartal, uker, dager } = sum
  const regime = dager?.type == null ? null : (Number(dager.type) as 5 | 6 | 7)
  const length: CertifiedLength = {
    years: aar ?? null,
    quarters: kvartal ?? null,
    months: maaneder ?? null,
    weeks: uker ?? null,
    days: dager?.nr ?? null,
    dayRegime: regime,
  }
  return [aar, kvartal, maaneder, uker, dager?.nr].every((part) => part == null) ? null : length
}

function offersOf(periods: readonly InsurancePeriod[]): readonly MergeOffer[] {
  return periods.flatMap((one) =>
    periods
      .filter(
        (other) =>
          one.to !== null &&
          other.from === addDays(one.to, 1) &&
          one.state === other.state &&
          one.typeCode === other.typeCode &&
          one.scheme === other.scheme,
      )
      .map(
        (other): MergeOffer => ({
          periods: [one.id, other.id],
          lengths: [one.certified ?? null, other.certified ?? null],
        }),
      ),
  )
}
