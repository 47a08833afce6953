import type { ProtectedRecord, RecordKind } from './ProtectedRecord.ts'

/** The attributes a filter may ask about. */
export type FilterAttribute =
  | 'id'
  | 'owner'
  | 'organisations'
  | 'office'
  | 'jurisdiction'
  | 'assignees'
  | 'mandateHolders'
  | 'state'

/**
 * True where the attribute holds one of the values: `attribute in (…)`, or for the three lists
 * `attribute && array[…]`. An attribute that is null or empty is in no list.
 */
export interface AttributeTest {
  readonly attribute: FilterAttribute
  readonly in: readonly string[]
}

/** True where every test is true; without tests true of every record of the kind. */
export type Condition = readonly AttributeTest[]

/** Records of one kind of which at least one condition is true; without conditions none. */
export interface RecordFilter {
  readonly kind: RecordKind
  readonly anyOf: readonly Condition[]
}

/**
 * Whether a record passes a filter; the meaning that a store's SQL must have too.
 *
 * @example
 * matchesFilter({ kind: 'licence', anyOf: [[{ attribute: 'office', in: ['north'] }]] }, licence)
 */
export const matchesFilter = (filter: RecordFilter, record: ProtectedRecord): boolean =>
  filter.kind === record.kind && filter.anyOf.some((condition) => meetsCondition(condition, record))

/** Whether every test of a condition is true of a record, whatever its kind. */
export const meetsCondition = (condition: Condition, record: ProtectedRecord): boolean =>
  condition.every((test) => meetsTest(test, record))

function meetsTest(test: AttributeTest, record: ProtectedRecord): boolean {
  const held = record[test.attribute]
  if (held === null || held === undefined || held === '') return false
  return typeof held === 'string'
    ? test.in.includes(held)
    : held.some((value) => value !== '' && test.in.includes(value))
}
