import { canonicalJson, type Finding, finding, type JsonValue } from '@corridor/ledger'
import type { Parameter, ParameterValue } from '../checks/index.ts'
import type { Mark, Reading, RequirementBasis } from './requirement.ts'

type TiersBasis = Extract<RequirementBasis, { readonly kind: 'volume_tiers' }>
type ScheduleBasis = Extract<RequirementBasis, { readonly kind: 'case_schedule' }>

/** A table of the parameter register as an assessment uses it. */
export type RegisteredTable =
  | Omit<TiersBasis, 'plannedWorkers'>
  | Omit<ScheduleBasis, 'pendingCases'>

/** What the parameter register says on a day of the bonds of one jurisdiction. */
export interface RegisteredTables {
  readonly tables: readonly RegisteredTable[]
  /** How bands of a schedule are read; empty where nothing is set. */
  readonly readings: readonly Reading[]
}

/** What is known of a parameter in force, besides its value. */
export type ParameterOnDay = Pick<Parameter, 'record' | 'version' | 'name' | 'key' | 'value'> & {
  /** Whether a named reviewer compared it with its source. */
  readonly isVerified: boolean
}

/**
 * Tables that can hold for bonds of a jurisdiction: those for it, for the whole of its country, for
 * a corridor from it, and for everybody.
 *
 * @param jurisdiction of the bond; null where it has none.
 */
export function registeredTables(
  parameters: readonly ParameterOnDay[],
  jurisdiction: string | null,
): RegisteredTables {
  const fitting = parameters.filter(({ key }) => fits(key, jurisdiction))
  return {
    tables: fitting.flatMap((parameter) => tableOf(parameter) ?? []),
    readings: fitting.flatMap(({ name, value }) =>
      name === 'case_schedule_reading'
        ? [(value as ParameterValue<'case_schedule_reading'>).reading]
        : [],
    ),
  }
}

const fits = ({ jurisdiction, corridor }: Parameter['key'], of: string | null): boolean =>
  corridor === undefined
    ? jurisdiction === undefined ||
      of === jurisdiction ||
      of?.startsWith(`${jurisdiction}-`) === true
    : of?.slice(0, 3) === corridor.slice(0, 3)

function tableOf(parameter: ParameterOnDay): RegisteredTable | null {
  const mark: Mark = parameter.isVerified ? 'verified' : 'unverified'
  const source = `Parameter ${parameter.record}, version ${parameter.version}`
  if (parameter.name === 'bond_tiers') {
    const { tiers } = parameter.value as ParameterValue<'bond_tiers'>
    return { kind: 'volume_tiers', source, tiers: tiers.map((tier) => ({ ...tier, mark })) }
  }
  if (parameter.name !== 'case_schedule') return null
  const { base, additionalCap, bands } = parameter.value as ParameterValue<'case_schedule'>
  return {
    ...{ kind: 'case_schedule', mark, source, base, mostAdditional: additionalCap },
    bands: bands.map(({ to, perCase }) => ({ upTo: to, perCase })),
  }
}

/**
 * That an assessment rests on the tables of the register where it has one: nobody types another
 * table, or reads a schedule otherwise. Without one what is typed is used, with its mark.
 *
 * @param registered null where the register could not be read.
 */
export function registeredFinding(
  basis: RequirementBasis,
  reading: Reading | null,
  registered: RegisteredTables | null,
): Finding {
  const own = registered?.tables.filter(({ kind }) => kind === basis.kind) ?? []
  const isFree = basis.kind === 'order' || (registered !== null && own.length === 0)
  const isReadSo =
    basis.kind !== 'case_schedule' ||
    (reading === null
      ? registered?.readings.length === 0
      : registered?.readings.includes(reading) === true)
  return finding(
    'bond.table_of_register',
    isFree ? true : registered === null ? null : own.some((one) => isSame(one, basis)) && isReadSo,
    'the parameter register has a table for this: use it, with the reading that it sets',
  )
}

const isSame = (table: RegisteredTable, basis: RequirementBasis): boolean => {
  const whole = table.kind === basis.kind ? { ...basis, ...table } : null
  return (
    whole !== null &&
    canonicalJson(whole as unknown as JsonValue) === canonicalJson(basis as unknown as JsonValue)
  )
}
