import { DomainError } from '@corridor/kernel'
import type { z } from 'zod'
import type { JsonValue } from '../canonical/canonicalJson.ts'
import type {
  Act,
  ActionDefinition,
  ActionSpecification,
  DeadlineRule,
  Excluded,
  RecordState,
  StateIn,
} from './ActionDefinition.ts'

const NOBODY: Excluded = { persons: [] }

/**
 * The `defineAction` of one kind of record.
 *
 * Given the record's states once, each action's guard and fold see exactly the states it may be
 * taken in, the payload its schema gives, and must return one of the states it leads to.
 *
 * @example
 * const defineAction = actionsOf<Organisation>()
 * const close = defineAction({
 *   type: 'organisation.close',
 *   permission: 'close.organisation',
 *   payload: z.strictObject({ reason: z.string().min(1) }),
 *   from: ['active', 'suspended'],
 *   to: ['closed'],
 *   fold: (state, { reason }) => ({ ...state, status: 'closed', reason }),
 * })
 */
export const actionsOf =
  <State extends RecordState, Facts = unknown>() =>
  <
    const Type extends string,
    Schema extends z.ZodType<JsonValue>,
    const From extends State['status'] | 'none',
    const To extends State['status'],
  >(
    specification: ActionSpecification<State, Facts, Type, Schema, From, To>,
  ): ActionDefinition<State, Facts, Type, z.input<Schema>, z.output<Schema>> => {
    const { type, permission, payload, from, to, closes = [], separation } = specification
    const { foldVersion = 1, earlier = {}, expected = 'version' } = specification
    refuseIncomplete(type, foldVersion, earlier)
    // `decide` and `foldRecord` hand over only states in `from` and payloads of the schema.
    type Now = StateIn<State, From>
    type Payload = z.output<Schema>
    return {
      type,
      permission,
      payload: payload as unknown as z.ZodType<Payload & JsonValue, z.input<Schema>>,
      from,
      to,
      foldVersion,
      expected,
      closes,
      opens: (specification.opens ?? []) as readonly DeadlineRule<State>[],
      separation:
        separation === undefined ? null : { rule: separation.rule, words: separation.words },
      guard: (state, given, context) =>
        specification.guard?.(state as Now, given as Payload, context) ?? [],
      excluded: (state, given) => separation?.excluded(state as Now, given as Payload) ?? NOBODY,
      fold(version: number, state: State | null, given: JsonValue, act: Act): State {
        if (version === foldVersion) return specification.fold(state as Now, given as Payload, act)
        return earlierFold(type, version, earlier).fold(state, given, act)
      },
      foldErased(version: number, state: State | null, act: Act): State {
        if (version === foldVersion && specification.foldErased !== undefined) {
          return specification.foldErased(state as Now, act)
        }
        throw new DomainError(
          'missing_value',
          `the payload of version ${act.version} was erased, and ${type} has no fold without one`,
          { type, version: act.version },
        )
      },
    }
  }

function refuseIncomplete(type: string, foldVersion: number, earlier: object): void {
  const kept = Object.keys(earlier).map(Number)
  const wanted = Array.from({ length: foldVersion - 1 }, (_, index) => index + 1)
  if (kept.length === wanted.length && wanted.every((version) => kept.includes(version))) return
  throw new DomainError(
    'bad_option',
    `${type} has fold version ${foldVersion} and keeps ${kept.join(', ') || 'none'} of the earlier ` +
      'ones; keep every one, old records replay with them',
    { type, foldVersion, kept },
  )
}

function earlierFold<Fold>(
  type: string,
  version: number,
  earlier: Readonly<Record<number, Fold>>,
): Fold {
  const fold = earlier[version]
  if (fold !== undefined) return fold
  throw new DomainError('bad_request', `${type} has no fold version ${version}`, { type, version })
}
