import type { SocialSecurityAgreement } from '@corridor/totalization'
import type { Kysely } from 'kysely'
import type { CorridorDatabase } from '../../db/index.ts'

/** A file that agreements were imported from. */
export interface AgreementFile {
  readonly name: string
  /** SHA-256 of its bytes. */
  readonly checksum: string
}

export type AgreementStore = ReturnType<typeof agreementStore>

/** The only reader and writer of the imported agreements on social security; they are only added. */
export function agreementStore(db: Kysely<CorridorDatabase>, now: () => Date) {
  return {
    /** Changes with every import. */
    async revision(): Promise<string> {
      const { count, last } = await db
        .selectFrom('social_security_agreement')
        .select(({ fn }) => [fn.countAll().as('count'), fn.max('imported').as('last')])
        .executeTakeFirstOrThrow()
      return `${count} ${last?.toISOString() ?? ''}`
    },
    /** In the order of import, the latest last. */
    async load(): Promise<readonly SocialSecurityAgreement[]> {
      const rows = await db
        .selectFrom('social_security_agreement')
        .select('content')
        .orderBy('imported')
        .orderBy('id')
        .execute()
      // Checked when they were imported, and written by nobody else.
      return rows.map(({ content }) => content as unknown as SocialSecurityAgreement)
    },
    /** Enters the agreements of a file; one that is there already is left as it is. @returns those new. */
    async add(
      agreements: readonly SocialSecurityAgreement[],
      file: AgreementFile,
    ): Promise<readonly string[]> {
      const rows = await db
        .insertInto('social_security_agreement')
        .values(
          agreements.map((one) => ({
            id: `${file.checksum}:${one.id}`,
            agreement: one.id,
            content: JSON.stringify(one),
            file: file.name,
            checksum: file.checksum,
            imported: now(),
          })),
        )
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('agreement')
        .execute()
      return rows.map(({ agreement }) => agreement)
    },
  }
}
