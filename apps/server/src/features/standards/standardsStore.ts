import type {
  Ratification,
  RatificationList,
  ReportingStart,
  SupervisionRecord,
  Verification,
} from '@corridor/standards'
import type { Kysely, Transaction } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'
import type { LoggedReview } from './StandardsHoldings.ts'

/** A file that something was imported from. */
export interface ImportedFile {
  readonly name: string
  /** SHA-256 of its bytes. */
  readonly checksum: string
}

/** One instrument's list as a file brought it. */
export interface ImportedList {
  readonly list: RatificationList
  readonly ratifications: readonly Ratification[]
}

/** All that was imported and signed on this installation. */
export interface StandardsAdditions {
  readonly revision: number
  /** In the order of import, the latest last. */
  readonly lists: readonly (ImportedList & {
    readonly file: ImportedFile
    readonly imported: string
  })[]
  readonly supervision: readonly SupervisionRecord[]
  readonly cycles: readonly ReportingStart[]
  /** In the order of signing. */
  readonly reviews: readonly LoggedReview[]
}

export const NO_ADDITIONS: StandardsAdditions = {
  revision: 0,
  lists: [],
  supervision: [],
  cycles: [],
  reviews: [],
}

export type StandardsStore = ReturnType<typeof standardsStore>

/** The only reader and writer of the tables of standards. */
export function standardsStore(db: Kysely<CorridorDatabase>, now: () => Date) {
  /** Changes are made one after the other, each with a revision of its own. */
  const change = <Result>(run: (transaction: Transaction<CorridorDatabase>) => Promise<Result>) =>
    db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('standards_revision')
        .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
        .execute()
      return await run(transaction)
    })
  return {
    async revision(): Promise<number> {
      const { revision } = await db
        .selectFrom('standards_revision')
        .select('revision')
        .executeTakeFirstOrThrow()
      return revision
    },
    /** Everything, as of one moment. */
    load: (): Promise<StandardsAdditions> =>
      db.transaction().setIsolationLevel('repeatable read').execute(loadAll),
    /** Enters the lists of a file; one that is there already is left as it is. @returns those new. */
    addLists: (lists: readonly ImportedList[], file: ImportedFile): Promise<readonly string[]> =>
      change(async (transaction) => {
        const rows = await transaction
          .insertInto('standards_list')
          .values(
            lists.map(({ list, ratifications }) => ({
              id: `${file.checksum}:${list.instrument}:${list.completeThrough}`,
              instrument: list.instrument,
              complete_through: list.completeThrough,
              list: JSON.stringify(list),
              ratifications: JSON.stringify(ratifications),
              file: file.name,
              checksum: file.checksum,
              imported: now(),
            })),
          )
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('instrument')
          .execute()
        return rows.map(({ instrument }) => instrument)
      }),
    /** Enters records of supervision; those with an id that is there replace it. */
    putSupervision: (records: readonly SupervisionRecord[], file: ImportedFile): Promise<void> =>
      change(async (transaction) => {
        await transaction
          .insertInto('supervision_record')
          .values(
            records.map((record) => ({
              id: record.id,
              state: record.state,
              record: JSON.stringify(record),
              file: file.name,
              checksum: file.checksum,
              imported: now(),
            })),
          )
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(({ ref: column }) => ({
              state: column('excluded.state'),
              record: column('excluded.record'),
              file: column('excluded.file'),
              checksum: column('excluded.checksum'),
              imported: column('excluded.imported'),
            })),
          )
          .execute()
      }),
    putCycles: (cycles: readonly ReportingStart[]): Promise<void> =>
      change(async (transaction) => {
        await transaction
          .insertInto('reporting_cycle')
          .values(
            cycles.map(({ instrument, letters, startYear, source, verification }) => ({
              instrument,
              letters,
              start_year: startYear,
              source,
              verification: verification ?? 'unverified',
              imported: now(),
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['instrument', 'letters']).doUpdateSet(({ ref: column }) => ({
              start_year: column('excluded.start_year'),
              source: column('excluded.source'),
              verification: column('excluded.verification'),
              imported: column('excluded.imported'),
            })),
          )
          .execute()
      }),
    /** Writes a sign-off into the log. @returns it with its number. */
    addReview: (review: Omit<LoggedReview, 'number' | 'reviewed'>): Promise<LoggedReview> =>
      change(async (transaction) => {
        const { last } = await transaction
          .selectFrom('standards_review')
          .select(({ fn }) => fn.max('number').as('last'))
          .executeTakeFirstOrThrow()
        const number = (last ?? 0) + 1
        const reviewed = now()
        await transaction
          .insertInto('standards_review')
          .values({
            number,
            subject: review.subject,
            statement: review.statement,
            from_level: review.fromLevel,
            to_level: review.toLevel,
            reviewer: review.reviewer,
            organisation: review.organisation,
            text_seen: review.textSeen,
            note: review.note,
            reviewed,
          })
          .execute()
        return { ...review, number, reviewed: reviewed.toISOString() }
      }),
  }
}

async function loadAll(db: Kysely<CorridorDatabase>): Promise<StandardsAdditions> {
  const { revision } = await db
    .selectFrom('standards_revision')
    .select('revision')
    .executeTakeFirstOrThrow()
  const lists = await db
    .selectFrom('standards_list')
    .selectAll()
    .orderBy('imported')
    .orderBy('id')
    .execute()
  const records = await db.selectFrom('supervision_record').selectAll().orderBy('id').execute()
  const cycles = await db
    .selectFrom('reporting_cycle')
    .selectAll()
    .orderBy('instrument')
    .orderBy('letters')
    .execute()
  const reviews = await db.selectFrom('standards_review').selectAll().orderBy('number').execute()
  return {
    revision,
    // Checked when they were imported, and written by nobody else.
    lists: lists.map((row) => ({
      list: row.list as unknown as RatificationList,
      ratifications: row.ratifications as unknown as readonly Ratification[],
      file: { name: row.file, checksum: row.checksum },
      imported: row.imported.toISOString(),
    })),
    supervision: records.map(({ record }) => record as unknown as SupervisionRecord),
    cycles: cycles.map(({ instrument, letters, start_year, source, verification }) => ({
      instrument,
      letters,
      startYear: start_year,
      source,
      verification: verification as Verification,
    })),
    reviews: reviews.map((row) => ({
      number: row.number,
      subject: row.subject,
      statement: row.statement,
      fromLevel: row.from_level,
      toLevel: row.to_level,
      reviewer: row.reviewer,
      organisation: row.organisation,
      textSeen: row.text_seen,
      note: row.note,
      reviewed: row.reviewed.toISOString(),
    })),
  }
}
