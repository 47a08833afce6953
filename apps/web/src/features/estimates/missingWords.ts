import type { Area } from '@corridor/contract'

type Words = (id: string, values?: Record<string, unknown>) => string

/** What is asked about a figure that is not there. */
export interface MissingFigure {
  /** Code of the reason as the interface gives it. */
  readonly reason: string
  /** The areas that the figure is about. */
  readonly areas: readonly string[]
  readonly sex: 'both' | 'female' | 'male'
}

/**
 * Why there is no figure, in the reader's words: the area was part of another one then, has parted
 * since, is left out, or the figures by sex do not exist.
 */
export function missingWords(
  t: Words,
  known: { readonly areas: ReadonlyMap<string, Area>; name(code: string): string },
  { reason, areas, sex }: MissingFigure,
): string {
  if (reason === 'area_excluded') {
    for (const area of areas) {
      const whole = [...known.areas.values()].find(({ members }) => members.includes(area))
      if (whole !== undefined) {
        return t('missing.part-of', { area: known.name(area), whole: known.name(whole.code) })
      }
    }
    return t('missing.area-excluded')
  }
  const parted = areas.find((area) => (known.areas.get(area)?.members.length ?? 0) > 0)
  if (reason === 'not_covered' && parted !== undefined) {
    const members = known.areas.get(parted)!.members.map(known.name).join(' + ')
    return t('missing.parted', { area: known.name(parted), members })
  }
  if (reason === 'not_covered') return t(sex === 'both' ? 'missing.not-covered' : 'missing.sex')
  if (reason === 'no_solution') return t('missing.no-solution')
  return t('missing.other', { reason })
}
