import { isIsoDate } from '@corridor/kernel'
import { type Act, actionsOf } from '@corridor/ledger'
import { z } from 'zod'
import type { Clearance, ClearanceFacts, PastHold } from './Clearance.ts'

/** `defineAction` for clearances. */
export const defineAction = actionsOf<Clearance, ClearanceFacts>()

export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'the id of a record')
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
export const Day = z.string().refine(isIsoDate, 'a date like 2030-01-31')
export const Reason = z.string().trim().min(1).max(2000)
export const Place = z.string().trim().min(1).max(100)
export const InstantText = z.iso.datetime({ precision: 3 })
export const NumberText = z.string().regex(/^[0-9A-Z][0-9A-Z-]{0,23}$/, 'capitals, digits, hyphens')
export const Reference = z.string().regex(/^[\x21-\x7e]{1,24}$/, 'at most 24 signs without space')
export const HolderDigest = z.string().regex(/^[0-9a-f]{32}$/, '32 hexadecimal digits')

/** Everybody behind an act: who did it, and on whose behalf. */
export const behind = ({
  actor,
  onBehalfOf,
}: {
  readonly actor: string
  readonly onBehalfOf: string | null
}): readonly string[] => (onBehalfOf === null ? [actor] : [actor, onBehalfOf])

/** Until when it is good. */
export const EXPIRY = 'clearance.expiry'

/** Until when somebody must confirm what is proposed. */
export const CONFIRMATION = 'clearance.confirmation'

/** What no longer waits once a clearance is at its end or used. */
export const settled = (
  { hold, pastHolds }: Clearance,
  ended: PastHold['ended'],
  { actor, recordedAt }: Act,
) => ({
  proposal: null,
  hold: null,
  pastHolds:
    hold === null ? pastHolds : [...pastHolds, { ...hold, ended, by: actor, at: recordedAt }],
})
