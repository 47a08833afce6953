import { DomainError } from '@corridor/kernel'
import { z } from 'zod'

/** The languages in which areas and groups are named. */
export const CATALOGUE_LANGUAGES = ['en', 'fr', 'es', 'ar'] as const

export type CatalogueLanguage = (typeof CATALOGUE_LANGUAGES)[number]

/** The ways of grouping areas into regions. */
export const GROUPINGS = ['science-2014', 'm49-region', 'm49-subregion'] as const

export type GroupingId = (typeof GROUPINGS)[number]

const Text = z.string().trim().min(1)
const Names = z.strictObject({ en: Text, fr: Text, es: Text, ar: Text })
const M49Code = z.string().regex(/^\d{3}$/)

export const Area = z.strictObject({
  /** ISO 3166-1 alpha-3, or `CHI`, `SCG`, `SUD`. */
  code: z.string().regex(/^[A-Z]{3}$/),
  iso2: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  m49: M49Code.nullable(),
  names: Names,
  /** Other names in use in any language, short forms and abbreviations, for search. */
  alternativeNames: z.array(Text).readonly(),
  m49Region: M49Code,
  m49Subregion: M49Code,
  science2014: z.string(),
  /** Whether the 2014 article lists the area, or its rule was applied to an area that it does not list. */
  science2014Basis: z.enum(['published', 'extension']),
  /** The areas that a composite stands for; empty for any other. */
  members: z.array(z.string()).readonly(),
})

export type Area = z.infer<typeof Area>

const Group = z.strictObject({ code: Text, names: Names })

/**
 * The areas of the world as Corridor knows them. `residuals` are origins that are no area, such as
 * "Others". The groups of a grouping are in the order in which they stand round a circle.
 */
export const AreaCatalogue = z.strictObject({
  schema: z.literal(1),
  areas: z.array(Area).readonly(),
  residuals: z
    .array(z.strictObject({ code: z.string().regex(/^_[A-Z]+$/), names: Names }))
    .readonly(),
  groupings: z
    .array(
      z.strictObject({ id: z.enum(GROUPINGS), names: Names, groups: z.array(Group).readonly() }),
    )
    .readonly(),
})

export type AreaCatalogue = z.infer<typeof AreaCatalogue>

/** The areas of a catalogue by each kind of code. */
export interface AreaIndex {
  readonly byCode: ReadonlyMap<string, Area>
  readonly byIso2: ReadonlyMap<string, Area>
  readonly byM49: ReadonlyMap<string, Area>
}

/** @remarks O(areas); keep the index rather than making it for each look-up. */
export function indexAreas({ areas }: AreaCatalogue): AreaIndex {
  return {
    byCode: new Map(areas.map((area) => [area.code, area])),
    byIso2: new Map(areas.flatMap((area) => (area.iso2 === null ? [] : [[area.iso2, area]]))),
    byM49: new Map(areas.flatMap((area) => (area.m49 === null ? [] : [[area.m49, area]]))),
  }
}

/**
 * The code of the group to which an area belongs.
 *
 * @example
 * groupOf(nepal, 'science-2014') // => 'ASI-S'
 */
export function groupOf(area: Area, grouping: GroupingId): string {
  if (grouping === 'science-2014') return area.science2014
  return grouping === 'm49-region' ? area.m49Region : area.m49Subregion
}

/**
 * Reads a catalogue and checks that its codes are unique and its areas belong to groups that exist.
 *
 * @throws {DomainError} `bad_file` with every problem found.
 */
export function readAreaCatalogue(json: unknown): AreaCatalogue {
  const parsed = AreaCatalogue.safeParse(json)
  const problems = parsed.success
    ? checkReferences(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  if (parsed.success && problems.length === 0) return parsed.data
  throw new DomainError('bad_file', `The area catalogue has problems. ${problems.join('; ')}`, {
    problems,
  })
}

function checkReferences(catalogue: AreaCatalogue): string[] {
  const { areas, residuals, groupings } = catalogue
  const codes = [...areas, ...residuals].map(({ code }) => code)
  const problems = [
    ...repeated(codes),
    ...repeated(areas.flatMap(({ iso2 }) => iso2 ?? [])),
    ...repeated(areas.flatMap(({ m49 }) => m49 ?? [])),
  ].map((code) => `${code} is used twice`)
  for (const grouping of groupings) {
    const groups = new Set(grouping.groups.map(({ code }) => code))
    for (const area of areas) {
      const group = groupOf(area, grouping.id)
      if (!groups.has(group)) problems.push(`${area.code} is in ${group}, not in ${grouping.id}`)
    }
  }
  for (const { code, members } of areas) {
    const strangers = members.filter((member) => !codes.includes(member))
    if (strangers.length > 0) problems.push(`${code} has unknown members ${strangers.join(', ')}`)
  }
  return problems
}

const repeated = (codes: readonly string[]): string[] =>
  codes.filter((code, place) => codes.indexOf(code) !== place)
