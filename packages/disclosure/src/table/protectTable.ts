import { auditCells } from '../audit/auditCells.ts'
import { type DisclosureRule, isSmallCount, USUAL_RULE } from '../primary/DisclosureRule.ts'
import { asPublished, cellTask } from '../suppression/CountedCells.ts'
import { suppressCells } from '../suppression/suppressCells.ts'
import type { CountTable } from './CountTable.ts'
import { layTable } from './layTable.ts'

/** A cell of a table as it can be published. */
export type ProtectedCell =
  | { readonly key: readonly string[]; readonly status: 'shown'; readonly count: number }
  | {
      readonly key: readonly string[]
      /** `small` by itself, or `complementary`: left out so that a small one does not follow. Not to be published: whoever sees which is which knows more of both. */
      readonly status: 'small' | 'complementary'
      readonly count: null
      /** The least and greatest value that the published figures leave possible. */
      readonly low: number
      readonly high: number
      /** The cell for whose sake a complementary one was left out. */
      readonly protects: readonly string[] | null
    }

export type ProtectedTable =
  | { readonly kind: 'protected'; readonly cells: readonly ProtectedCell[] }
  /** With what is public already nothing may be published in this form: join codes, publish less. */
  | { readonly kind: 'no_safe_pattern'; readonly small: readonly (readonly string[])[] }

/**
 * What of a table of small counts can be published: cells below the threshold are left out, and with
 * them as few people as it finds, so that no count that is left out follows from what is shown, or is
 * bounded more narrowly than the rule allows, over all totals, hierarchies and tables together.
 *
 * A release is protected once, with everything in it; whatever is asked of it later is answered from
 * `shown` cells alone (`answerSum`), so that no two answers together tell more than the release.
 *
 * @param table counts of people; totals may be left out, they are added up.
 * @param rule threshold (a dated parameter of the office), what is done with zeros, protection.
 * @returns every cell that is published, last dimension fastest; the bounds of those left out are of
 *   the independent audit. `no_safe_pattern` comes where cells are `fixed`; otherwise totals can be left
 *   out at worst.
 * @throws {DomainError} `shape_mismatch`, `negative_value`, `bad_request` for the table; `bad_option`
 *   for the rule; `too_large`.
 * @remarks The pattern is safe, but not always the one that leaves out the fewest people.
 * @source Hundepool et al. (2012), Statistical Disclosure Control, chapter 4
 * @example
 * protectTable(
 *   {
 *     dimensions: [
 *       { id: 'COUNTRY', codes: [{ id: '_T' }, { id: 'NPL', parent: '_T' }, { id: 'PHL', parent: '_T' }] },
 *       { id: 'SEX', codes: [{ id: '_T' }, { id: 'F', parent: '_T' }, { id: 'M', parent: '_T' }] },
 *     ],
 *     counts: [
 *       { key: ['NPL', 'F'], count: 3 },
 *       { key: ['NPL', 'M'], count: 40 },
 *       { key: ['PHL', 'F'], count: 25 },
 *       { key: ['PHL', 'M'], count: 32 },
 *     ],
 *   },
 *   { threshold: 5, zeros: 'shown' },
 * )
 * // => kind 'protected': the four inner cells have no count (3 is small, the others would tell it),
 * // all totals are shown; NPL F is between 1 and 27 by what is published.
 */
export function protectTable(table: CountTable, rule: DisclosureRule = USUAL_RULE): ProtectedTable {
  const { counts, relations, isUnpublished, isFixed, cubesOf, keyOf } = layTable(table)
  const cells = {
    ...{ counts, relations, isFixed, cubesOf },
    isUnpublished: (cell: number) => isUnpublished[cell]!,
  }
  const pattern = suppressCells(cells, rule)
  const published = counts.flatMap((_, cell) => (isUnpublished[cell] ? [] : [cell]))
  if (pattern === null) {
    const small = published.filter((cell) => isSmallCount(counts[cell]!, rule))
    return { kind: 'no_safe_pattern', small: small.map(keyOf) }
  }
  const { hidden, protects } = pattern
  const left = hidden.map((one, cell) => one || isUnpublished[cell]!)
  const possible = auditCells(asPublished(cellTask(cells, rule), left), {
    known: counts,
    // Of what is published nowhere nothing is told.
    enough: (cell) => (isUnpublished[cell] ? 0 : Number.POSITIVE_INFINITY),
  })
  return {
    kind: 'protected',
    cells: published.map((cell): ProtectedCell => {
      const key = keyOf(cell)
      const count = counts[cell]!
      if (!hidden[cell]) return { key, status: 'shown', count }
      const { low, high } = possible.get(cell)!
      const reason = protects.get(cell)
      return {
        key,
        status: isSmallCount(count, rule) ? 'small' : 'complementary',
        count: null,
        low,
        high,
        protects: reason === undefined ? null : keyOf(reason),
      }
    }),
  }
}
