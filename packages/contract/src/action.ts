import { DomainError } from '@corridor/kernel'
import type { ActionDefinition, RecordState } from '@corridor/ledger'
import { PERMISSION_NAMES, type PermissionName } from '@corridor/permissions'
import { z } from 'zod'
import { type Route, route } from './route.ts'

/** Signed when the act was recorded; `docs/methods/ledger.md` says how it is checked. */
export const ActReceipt = z.object({
  body: z.object({
    v: z.literal(1),
    kind: z.literal('receipt'),
    record: z.string(),
    version: z.number().int(),
    hash: z.string(),
    recordedAt: z.string(),
    keyId: z.string(),
  }),
  signature: z.string(),
})

/** What is answered for an act that stands in the log. */
export const Acknowledgement = z.object({
  record: z.string(),
  /** What the record is at now: `expectedVersion` of the next act. */
  version: z.number().int(),
  type: z.string(),
  /** With it anybody gets the proof that the act stands under a seal. */
  hash: z.string(),
  recordedAt: z.iso.datetime(),
  /** Signed with the sealing key: shows the act even if it is cut off before its seal. Null without key. */
  receipt: ActReceipt.nullable(),
  /** The act had been recorded before, under the same key. */
  repeated: z.boolean(),
})
export type Acknowledgement = z.infer<typeof Acknowledgement>

/** Whether one rule is met; what cannot be told is never a yes. */
export const RuleFinding = z.object({
  rule: z.string(),
  met: z.enum(['yes', 'no', 'cannot_tell']),
  /** In English, for whoever has no words of her own for the rule. */
  words: z.string(),
})
export type RuleFinding = z.infer<typeof RuleFinding>

/** `details` of a problem with which an act was refused by the record's own rules. */
export const ActRefused = z.object({
  reason: z.enum(['not_now', 'separation', 'guard', 'forbidden']),
  findings: z.array(RuleFinding),
  /** Types of the acts that are possible now. */
  available: z.array(z.string()),
})
export type ActRefused = z.infer<typeof ActRefused>

/** `details` of the problem `record_changed`: what was added since the sender looked. */
export const ActConflict = z.object({
  version: z.number().int(),
  since: z.array(
    z.object({
      version: z.number().int(),
      type: z.string(),
      actor: z.string(),
      role: z.string(),
      recordedAt: z.iso.datetime(),
    }),
  ),
})
export type ActConflict = z.infer<typeof ActConflict>

/** Whether one act is possible now, for the one who asked; and why not otherwise. */
export const PossibleAct = z.object({
  type: z.string(),
  possible: z.boolean(),
  reason: z.enum(['not_now', 'not_permitted', 'second_factor', 'separation', 'guard']).nullable(),
  /** The rules that stand against it. */
  findings: z.array(RuleFinding),
})
export type PossibleAct = z.infer<typeof PossibleAct>

/** One line of a record's time line: who did what, in which role, when, and what it said. */
export const TimelineEntry = z.object({
  version: z.number().int(),
  type: z.string(),
  /** Id of a person, `service:` and the id of a program, or `system:` and what acted. */
  actor: z.string(),
  actorName: z.string().nullable(),
  role: z.string(),
  organisation: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  hash: z.string(),
  /** Null where it was erased. */
  payload: z.record(z.string(), z.unknown()).nullable(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** What a definition of an action says about the command that takes it. */
type Action<Type extends string, Input, Payload> = Pick<
  ActionDefinition<RecordState, never, Type, Input, Payload>,
  'type' | 'permission' | 'payload'
>

/**
 * The command that takes one action of the ledger. Permission and payload are those of the action;
 * the body carries the version that the sender saw, the header `idempotency-key` an id that she
 * made for this act, so that sending it twice does it once.
 *
 * @param words its id, address, sentence and an example of the payload.
 * @throws {DomainError} `bad_option` for an action whose permission no role could hold.
 * @example
 * export const renameOrganisationRoute = actionRoute(organisationActions.rename, {
 *   id: 'renameOrganisation',
 *   path: '/organisations/:organisation/rename',
 *   summary: 'Give an organisation another name',
 *   input: OfOrganisation,
 *   examples: [{ organisation: 'home' }],
 *   payloadExample: { name: 'Example Ministry of Labour', from: '2026-01-01' },
 * })
 */
export const actionRoute = <
  const Type extends string,
  PayloadInput,
  Payload,
  Input extends z.ZodObject,
>(
  action: Action<Type, PayloadInput, Payload>,
  words: Pick<Route<Input>, 'id' | 'path' | 'summary' | 'input' | 'examples' | 'hides'> & {
    readonly payloadExample: PayloadInput
  },
) => {
  const { payloadExample, ...described } = words
  const body = z.strictObject({
    expectedVersion: z.number().int().min(0),
    payload: action.payload,
  })
  return {
    ...route<Input, typeof Acknowledgement, typeof body>({
      ...described,
      method: 'POST',
      permission: permissionOf(action),
      narrows: true,
      keyed: true,
      body,
      output: Acknowledgement,
      bodyExample: { expectedVersion: 1, payload: payloadExample } as z.input<typeof body>,
    }),
    action: action.type,
  }
}

/** A command of `actionRoute`, whatever its action. */
export type ActionRoute = Route & { readonly action: string }

function permissionOf({
  type,
  permission,
}: Pick<ActionDefinition<RecordState>, 'type' | 'permission'>): PermissionName {
  const known = PERMISSION_NAMES.find((name) => name === permission)
  if (known !== undefined) return known
  throw new DomainError('bad_option', `${type} needs ${permission}, which is no permission`)
}
