import type { oneStatusAnswer } from '@corridor/server/standards'
import { isAuthority, type Verification } from '@corridor/standards'

/** A standing as the interface gives it. */
export type DescribedStatus = ReturnType<typeof oneStatusAnswer>['status']

/** The mark that every fact below `secondary` carries; empty for the others. */
export const checkedMark = (verification: Verification): string =>
  isAuthority(verification) ? '' : 'not checked against the text'

/** The standing in a few words. */
export function statusWords({
  kind,
  entryIntoForce,
  registered,
  action,
  end,
  completeThrough,
}: DescribedStatus): string {
  switch (kind) {
    case 'in-force':
      return `in force since ${entryIntoForce} (${action} registered ${registered})`
    case 'registered':
      return `${action} registered ${registered}, ${entryIntoForce === null ? 'not yet in force' : `in force from ${entryIntoForce}`}`
    case 'ended':
      return `ended ${end?.takesEffect}${end?.by == null ? '' : `, by ${end.by}`} (${action} registered ${registered})`
    case 'not-ratified':
      return 'not ratified'
    case 'not-recorded':
      return `cannot be told: no entry, and the list reaches only to ${completeThrough}`
    case 'no-list':
      return 'cannot be told: no list of ratifications is held'
    case 'guidance':
      return 'a recommendation: it guides every member and binds none'
    case 'not-adopted':
      return 'not yet adopted'
  }
}

const CAVEATS: Readonly<Record<DescribedStatus['caveats'][number], string>> = {
  'date-uncertain': 'the source does not give the day, and the day asked for is near it',
  'date-conflicting': 'sources contradict each other on the date',
  'date-unsourced': 'the date is not sourced to the day',
  'entry-into-force-differs': 'entry into force as stated differs from the rule',
  'end-differs': 'the published end differs from the rule, or the list lacks it',
  'denounced-outside-window': 'the denunciation was registered outside a window',
  'rule-unverified': 'the rule of entry into force and denunciation is not checked',
  'parts-not-recorded': 'the source does not record which parts apply',
  'list-ends-before': 'the list ends before this day; the State may have acted since',
  'part-of-state-only': 'for a part of the State alone',
}

/** What must be known before relying on a standing, one sentence each. */
const caveatWords = ({ caveats }: Pick<DescribedStatus, 'caveats'>): readonly string[] =>
  caveats.map((caveat) => CAVEATS[caveat])

/** The lines below a standing: parts, caveats, note, source and mark. */
export function statusDetails(status: DescribedStatus): readonly string[] {
  const { units, territories, note, source, verification, review, completeThrough } = status
  const mark = checkedMark(verification)
  return [
    ...units.map(({ unit, kind }) => `${unit}: ${kind.replaceAll('-', ' ')}`),
    ...territories.map(({ name, kind }) => `${name}: ${kind.replaceAll('-', ' ')}`),
    ...caveatWords(status),
    ...(note === null ? [] : [`note: ${note}`]),
    ...(source === null ? [] : [`source: ${source}`]),
    ...(completeThrough === null ? [] : [`list complete to ${completeThrough}`]),
    ...(review === null
      ? []
      : [`signed by ${review.reviewer}, ${review.organisation}, ${review.reviewed.slice(0, 10)}`]),
    ...(mark === '' ? [] : [`${mark} (${verification})`]),
  ]
}
