import { finding } from '@corridor/ledger'
import { z } from 'zod'
import { type Clearance, FORM_OUTCOMES, FORM_REVIEWS, isFormOpen } from './Clearance.ts'
import {
  Day,
  Digest,
  defineAction,
  EXPIRY,
  HolderDigest,
  Id,
  InstantText,
  NumberText,
  Reason,
  Reference,
} from './fields.ts'
import { erasedSubject, fresh } from './requesting.ts'

/**
 * Enters a form that an office issued by hand in an outage, with its own key. The worker may be
 * abroad long since: what is found against it is put to somebody, and revokes nothing.
 */
export const reenter = defineAction({
  type: 'clearance.reenter',
  permission: 'issue.clearance',
  payload: z.strictObject({
    /** The text of its QR code, to be judged again by anybody. */
    certificate: z.string().max(500),
    serial: NumberText,
    office: Id,
    jurisdiction: z.string().max(7).nullable(),
    keyId: z.string().regex(/^[0-9a-f]{16}$/),
    corridor: z.string().regex(/^[A-Z]{3}-[A-Z]{3}$/),
    licenceNumber: Reference.nullable(),
    jobOrderNumber: Reference.nullable(),
    contractDigest: Digest,
    holderDigest: HolderDigest,
    holderKey: HolderDigest,
    /** As the form says. */
    occurredAt: InstantText,
    expiresOn: Day,
    expires: InstantText,
    reviews: z.array(z.enum(FORM_REVIEWS)).max(FORM_REVIEWS.length).readonly(),
    duplicateOf: Id.nullable(),
  }),
  from: ['none'],
  to: ['issued'],
  opens: [{ name: EXPIRY, due: ({ issue }) => issue?.expiresOn ?? '', missed: 'clearance.expire' }],
  guard: (_, { occurredAt }, { facts, now }) => [
    finding(
      'clearance.form_genuine',
      facts.formGenuine,
      'the form is not signed with the key of an office, or serial and holder are not the form’s',
    ),
    finding(
      'clearance.form_linked',
      facts.formLinked,
      'another clearance of the same person was entered at this moment: enter the form again',
    ),
    finding('clearance.occurred_before', occurredAt <= now, 'this lies in the future'),
  ],
  fold: (_, payload, { actor, role, recordedAt }) => {
    const { serial, keyId, reviews, duplicateOf, occurredAt, expiresOn, expires } = payload
    const { office, jurisdiction, corridor, licenceNumber, jobOrderNumber } = payload
    const { contractDigest, holderDigest, holderKey } = payload
    return {
      ...fresh,
      ...{ office, jurisdiction, corridor, licenceNumber, jobOrderNumber },
      ...{ contractDigest, holderDigest, holderKey },
      kind: 'form',
      worker: null,
      contract: null,
      agency: null,
      jobOrder: null,
      person: null,
      number: serial,
      status: 'issued',
      requestedAt: recordedAt,
      issue: {
        ...{ at: recordedAt, occurredAt, by: actor, role, verdict: null, reason: null },
        ...{ overrides: [], expiresOn, expires },
      },
      form: { serial, office, keyId, reviews, duplicateOf },
    }
  },
  foldErased: (_, { actor, role, recordedAt }) => ({
    ...fresh,
    ...erasedSubject,
    kind: 'form',
    status: 'issued',
    requestedAt: recordedAt,
    issue: {
      ...{ at: recordedAt, occurredAt: recordedAt, by: actor, role, verdict: null, reason: null },
      ...{ overrides: [], expiresOn: recordedAt.slice(0, 10), expires: recordedAt },
    },
  }),
})

const settledForm = (
  { form }: Clearance,
  {
    outcome,
    note,
  }: Pick<NonNullable<NonNullable<Clearance['form']>['settled']>, 'outcome' | 'note'>,
  { actor, recordedAt }: { readonly actor: string; readonly recordedAt: string },
) => (form === null ? null : { ...form, settled: { outcome, note, at: recordedAt, by: actor } })

/**
 * Says what came of a look at a form. It changes nothing of the clearance: whoever wants to revoke it
 * proposes that by itself.
 */
export const settleForm = defineAction({
  type: 'clearance.settleForm',
  permission: 'confirm.clearance',
  payload: z.strictObject({ outcome: z.enum(FORM_OUTCOMES), note: Reason }),
  from: ['issued', 'used', 'revoked', 'expired', 'cancelled'],
  to: ['issued', 'used', 'revoked', 'expired', 'cancelled'],
  guard: ({ form }) => [
    finding('clearance.form_open', isFormOpen(form), 'nothing of this form waits to be looked at'),
  ],
  fold: (state, payload, act) => ({ ...state, form: settledForm(state, payload, act) }),
  foldErased: (state, act) => ({
    ...state,
    form: settledForm(state, { outcome: null, note: null }, act),
  }),
})
