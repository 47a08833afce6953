import { DomainError, shown } from '@corridor/kernel'
import { provisionKey } from '../Instrument.ts'
import { ratificationKey } from '../Ratification.ts'
import type { StandardsFacts } from '../StandardsBook.ts'
import { isAuthority, VERIFICATION_LEVELS, type Verification } from '../verification.ts'
import {
  declarationKey,
  lifeCycleKey,
  listKey,
  type SignableStatement,
  statedEntryIntoForceKey,
  statementOf,
  statementsOf,
} from './subjects.ts'

/** A reviewer's sign-off, as far as it bears on a level. */
export interface SignOff {
  readonly subject: string
  /** The text that was signed, from `statementOf` on that day. */
  readonly statement: string
  readonly toLevel: string
}

/** Facts with the levels that sign-offs gave them. */
export interface ReviewedFacts<Facts extends StandardsFacts, Review extends SignOff> {
  readonly facts: Facts
  /** By subject, the sign-off on which its level rests. */
  readonly standing: ReadonlyMap<string, Review>
}

/**
 * Raises the level of each statement that was signed, as long as it still reads as it did. Nothing
 * else changes, save that a signed date of registration is one known to the day. Of several
 * sign-offs the highest level counts, and of equal ones the last; none lowers a level.
 *
 * @remarks O(facts); the facts themselves are returned when no sign-off stands.
 */
export function applyReviews<Facts extends StandardsFacts, Review extends SignOff>(
  facts: Facts,
  reviews: readonly Review[],
): ReviewedFacts<Facts, Review> {
  const standing = standingReviews(facts, reviews)
  if (standing.size === 0) return { facts, standing }
  const levelOf = (subject: string): Verification | null =>
    (standing.get(subject)?.toLevel as Verification | undefined) ?? null
  const raised = <Entry extends { readonly verification: Verification }>(
    entry: Entry,
    subject: string,
  ): Entry => {
    const level = levelOf(subject)
    // Entries of one subject need not be equally well known.
    return level !== null && isHigher(level, entry.verification)
      ? { ...entry, verification: level }
      : entry
  }
  const reviewed = {
    ...facts,
    instruments: facts.instruments.map((instrument) => {
      const { id, lifeCycle, statedEntryIntoForce: stated, provisions } = instrument
      return {
        ...instrument,
        lifeCycle: lifeCycle && raised(lifeCycle, lifeCycleKey(id)),
        statedEntryIntoForce: stated && raised(stated, statedEntryIntoForceKey(id)),
        provisions: provisions.map((own) => raised(own, provisionKey(id, own.article))),
      }
    }),
    ratifications: facts.ratifications.map((entry) => {
      const subject = ratificationKey(entry)
      const level = levelOf(subject)
      const isDaySeen = level !== null && isAuthority(level)
      return raised(isDaySeen ? { ...entry, dateBasis: 'day' } : entry, subject)
    }),
    declarations: facts.declarations.map((entry) => raised(entry, declarationKey(entry))),
    lists: facts.lists.map((list) => raised(list, listKey(list.instrument))),
  }
  return { facts: reviewed, standing }
}

/**
 * The statement that a sign-off would be given for.
 *
 * @throws {DomainError} `not_found` when nothing of the name is held; `bad_request` when the level is
 * none, or is not above the one the statement has.
 */
export function signableStatement(
  facts: StandardsFacts,
  subject: string,
  toLevel: string,
): SignableStatement {
  const statement = statementOf(facts, subject)
  if (statement === null) {
    throw new DomainError(
      'not_found',
      `Nothing is held as ${shown(subject)}; write for example provision:C097:6(1)(a), ratification:C097:GBR, life-cycle:C143, list:C097 or entry-into-force:C118`,
      { subject },
    )
  }
  if (!isLevel(toLevel)) {
    throw new DomainError(
      'bad_request',
      `${shown(toLevel)} is no level; write one of ${VERIFICATION_LEVELS.join(', ')}`,
    )
  }
  if (!isHigher(toLevel, statement.verification)) {
    throw new DomainError(
      'bad_request',
      `${subject} is ${statement.verification} already; a sign-off only raises a level, and ${toLevel} is not above it`,
      { subject, level: statement.verification },
    )
  }
  return statement
}

function standingReviews<Review extends SignOff>(
  facts: StandardsFacts,
  reviews: readonly Review[],
): ReadonlyMap<string, Review> {
  const standing = new Map<string, Review>()
  if (reviews.length === 0) return standing
  const statements = statementsOf(facts)
  for (const review of reviews) {
    const found = statements.get(review.subject)
    if (found === undefined || found.texts.join('\n') !== review.statement) continue
    const { toLevel } = review
    if (!isLevel(toLevel) || !found.levels.some((level) => isHigher(toLevel, level))) continue
    const before = standing.get(review.subject)
    if (before !== undefined && isHigher(before.toLevel as Verification, toLevel)) continue
    standing.set(review.subject, review)
  }
  return standing
}

const isLevel = (level: string): level is Verification =>
  (VERIFICATION_LEVELS as readonly string[]).includes(level)

const isHigher = (level: Verification, than: Verification): boolean =>
  VERIFICATION_LEVELS.indexOf(level) < VERIFICATION_LEVELS.indexOf(than)
