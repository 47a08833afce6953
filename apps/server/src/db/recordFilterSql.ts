import type {
  AttributeTest,
  FilterAttribute,
  RecordFilter,
  RecordKind,
} from '@corridor/permissions'
import { type Expression, type SqlBool, sql } from 'kysely'

/** Where a table keeps an attribute of its records: one text, or an array of them. */
export interface AttributeColumn {
  readonly holds: 'one' | 'many'
  readonly column: Expression<unknown>
}

/** @param name column, with its table if need be: `organisation.record`. */
export const oneIn = (name: string): AttributeColumn => ({ holds: 'one', column: sql.ref(name) })

/** @param name column of the type `text[]`. */
export const manyIn = (name: string): AttributeColumn => ({ holds: 'many', column: sql.ref(name) })

/** Whose records a table holds and where their attributes are; what is not named is inside nothing. */
export interface FilterColumns {
  readonly kind: RecordKind
  readonly attributes: Readonly<Partial<Record<FilterAttribute, AttributeColumn>>>
}

/**
 * The condition under which a row's record passes a filter: the meaning of `matchesFilter` in SQL.
 *
 * @example
 * db.selectFrom('organisation').where(
 *   whereFilter(sender.filter('read.organisation'), {
 *     kind: 'organisation',
 *     attributes: { organisations: oneIn('organisation.record') },
 *   }),
 * )
 */
export function whereFilter(
  { kind, anyOf }: RecordFilter,
  columns: FilterColumns,
): Expression<SqlBool> {
  if (kind !== columns.kind || anyOf.length === 0) return sql<SqlBool>`false`
  const conditions = anyOf.map((tests) =>
    tests.length === 0
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(${sql.join(
          tests.map((test) => testSql(test, columns)),
          sql` and `,
        )})`,
  )
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}

function testSql(test: AttributeTest, { attributes }: FilterColumns): Expression<SqlBool> {
  const place = attributes[test.attribute]
  const values = test.in.filter((value) => value !== '')
  if (place === undefined || values.length === 0) return sql<SqlBool>`false`
  return place.holds === 'one'
    ? sql<SqlBool>`coalesce(${place.column} = any(${values}::text[]), false)`
    : sql<SqlBool>`coalesce(${place.column} && ${values}::text[], false)`
}
