import { type Finding, finding, type Instant } from '@corridor/ledger'
import { ageOfList, type CertificateKey, type ListAge } from '../certificate/index.ts'
import type { OfficeSnapshot } from './OfficeSnapshot.ts'

/** What an officer types of one worker's clearance. */
export interface PaperForm {
  readonly licence: string
  /** Empty: none. */
  readonly jobOrder: string | null
  readonly destination: string
  /** Null where it is not said: then no ban on a sector can be ruled out. */
  readonly sector: string | null
}

export interface KitState {
  readonly key: CertificateKey
  readonly snapshot: OfficeSnapshot['body']
  /** How many were issued with this key before. */
  readonly issued: number
  /** How many of them on each job order. */
  readonly onJobOrder: (number: string) => number
  readonly now: Instant
  /** Today's date at the authority. */
  readonly today: string
}

/**
 * What an office's kit may do with one form. `refused`: a rule is broken; `asks`: something is not in
 * the snapshot, so the officer must have seen the papers herself.
 */
export interface FormJudgement {
  readonly outcome: 'good' | 'asks' | 'refused'
  readonly findings: readonly Finding[]
  readonly snapshot: { readonly hours: number; readonly age: ListAge }
}

/** As certificates write a reference: capitals do not matter, nor what stands for a space. */
const sameReference = (one: string, other: string): boolean => plain(one) === plain(other)

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^0-9A-Z]+/g, '-')

/**
 * Judges a form on the last snapshot that the office has: what the system would refuse, its kit
 * refuses too; what the snapshot does not know is never a yes.
 *
 * @source docs/methods/clearance-certificate.md
 */
export function judgeForm(form: PaperForm, state: KitState): FormJudgement {
  const findings = [
    ...keyFindings(state),
    ...placeFindings(form, state),
    ...orderFindings(form, state),
  ]
  const outcome = findings.some(({ met }) => met === 'no')
    ? 'refused'
    : findings.some(({ met }) => met === 'cannot_tell')
      ? 'asks'
      : 'good'
  return { outcome, findings, snapshot: ageOfList(state.snapshot.issuedAt, state.now) }
}

/** Whether this office may issue another at all. */
export function keyFindings({ key, issued, now }: Pick<KitState, 'key' | 'issued' | 'now'>) {
  const { validFrom, validUntil, revokedFrom, most } = key
  return [
    finding(
      'kit.in_days',
      now >= validFrom &&
        (validUntil === null || now <= validUntil) &&
        (revokedFrom === null || now < revokedFrom),
      'the delegation does not count now: its days are over, or this clock is wrong',
    ),
    finding(
      'kit.under_cap',
      most === null || issued < most,
      `all ${most} clearances of this delegation are issued`,
    ),
  ] as const
}

function placeFindings(
  { licence, destination, sector }: PaperForm,
  { snapshot, today }: KitState,
): readonly Finding[] {
  const held = snapshot.licences.find(({ number }) => sameReference(number, licence))
  const ruled = snapshot.bans
    .filter((ban) => ban.destination === destination)
    .filter((ban) => ban.from <= today && (ban.until === null || ban.until >= today))
    .map((ban): boolean | null => {
      if (ban.sector !== null && sector !== null && !sameReference(ban.sector, sector)) return true
      // Of a site, or of a sector where none is said, the paper must tell.
      return ban.site !== null || (ban.sector !== null && sector === null) ? null : false
    })
  return [
    finding(
      'kit.licence_in_force',
      held === undefined ? null : held.inForce && (held.until === null || held.until >= today),
      held === undefined
        ? 'the snapshot knows no licence of this number'
        : `the licence of ${held.agency} was not in force`,
    ),
    ...(held === undefined || held.destinations.length === 0
      ? []
      : [
          finding(
            'kit.licence_destination',
            held.destinations.includes(destination),
            `the licence does not cover ${destination}`,
          ),
        ]),
    finding(
      'kit.no_ban',
      ruled.includes(false) ? false : ruled.includes(null) ? null : true,
      `a ban on ${destination} holds`,
    ),
  ]
}

function orderFindings(
  { licence, jobOrder, destination }: PaperForm,
  { snapshot, onJobOrder, today }: KitState,
): readonly Finding[] {
  if (jobOrder === null) return []
  const order = snapshot.jobOrders.find(({ number }) => sameReference(number, jobOrder))
  if (order === undefined) {
    return [finding('kit.job_order', null, 'the snapshot knows no job order of this number')]
  }
  const isSameAgency = order.licence === null ? null : sameReference(order.licence, licence)
  return [
    finding(
      'kit.job_order',
      !order.stopped &&
        (order.until === null || order.until >= today) &&
        order.destination === destination,
      'the job order is stopped, over, or for another country',
    ),
    finding('kit.job_order_agency', isSameAgency, 'the job order is another agency’s'),
    finding(
      'kit.vacancy',
      order.left - onJobOrder(order.number) > 0,
      'no vacancy of the job order is left',
    ),
  ]
}
