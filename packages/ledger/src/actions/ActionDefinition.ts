import type { z } from 'zod'
import type { JsonValue } from '../canonical/canonicalJson.ts'
import type { Instant } from '../chain/Entry.ts'
import type { Finding } from './Finding.ts'

/** What a record is: a union over `status`. Before its first action it is null, `none`. */
export interface RecordState {
  readonly status: string
}

/** `verb.object`; the scope is judged by the permissions layer. */
export type Permission = `${string}.${string}`

/** Who did an action and when, as the log has it: what a fold may use besides the payload. */
export interface Act {
  readonly version: number
  readonly actor: string
  readonly role: string
  readonly organisation: string | null
  readonly onBehalfOf: string | null
  readonly recordedAt: Instant
}

/** Who asks, and what is known about the world outside the record. */
export interface DecisionContext<Facts = unknown> {
  readonly actor: string
  readonly role: string
  readonly organisation?: string
  /** Persons on whose behalf the actor acts: separation of duties looks through delegation. */
  readonly onBehalfOf?: readonly string[]
  readonly now: Instant
  /** Whether the actor holds a permission on this record; of the permissions layer. */
  readonly may: (permission: Permission) => boolean
  /** Read in the same transaction. */
  readonly facts: Facts
}

/** Persons and roles that must not do an action, with the rule of separation that says so. */
export interface Excluded {
  readonly persons: readonly string[]
  readonly roles?: readonly string[]
}

/** A deadline that begins with an action. */
export type DeadlineRule<State> = {
  readonly name: string
  /** The action of `system:clock` to take when it is missed; none only shows it as missed. */
  readonly missed?: string
  /** Whether it begins, where the action does not always begin it. */
  readonly when?: (state: State, act: Act) => boolean
} & (
  | {
      /** Counted from the action, by the holiday calendar of the record's jurisdiction. */
      readonly within: { readonly count: number; readonly unit: 'hours' | 'days' | 'working_days' }
      /** Name of the dated parameter that replaces `count` where a jurisdiction set one. */
      readonly parameter?: string
    }
  /** Null where none begins, as for what has no end. */
  | { readonly due: (state: State, act: Act) => string | null }
)

/** The state as it is in one of the given statuses; null for `none`. */
export type StateIn<State extends RecordState, Status extends string> =
  | ('none' extends Status ? null : never)
  | Extract<State, { readonly status: Status }>

/** An earlier form of an action: what was recorded with it replays with its own fold. */
export interface EarlierFold<State extends RecordState> {
  /** The payload as it was recorded, under the schema of its time. */
  readonly fold: (state: State | null, payload: JsonValue, act: Act) => State
}

/** How an action type is written down; see `actionsOf`. */
export interface ActionSpecification<
  State extends RecordState,
  Facts,
  Type extends string,
  Schema extends z.ZodType<JsonValue>,
  From extends State['status'] | 'none',
  To extends State['status'],
> {
  /** `record kind.verb`. */
  readonly type: Type
  /** Who may. */
  readonly permission: Permission
  /** Strict objects: what a schema does not know is refused, not dropped. */
  readonly payload: Schema
  /** Statuses in which it may be taken; `none` begins a record. */
  readonly from: readonly From[]
  /** Statuses it may lead to. */
  readonly to: readonly To[]
  /** Findings about the request; every one that is not a yes refuses it. */
  readonly guard?: (
    state: StateIn<State, From>,
    payload: z.output<Schema>,
    context: DecisionContext<Facts>,
  ) => readonly Finding[]
  /** Who must not, though permitted: the proposer, the screener, the person concerned. */
  readonly separation?: {
    readonly rule: string
    readonly words: string
    readonly excluded: (state: StateIn<State, From>, payload: z.output<Schema>) => Excluded
  }
  /** What the record is afterwards: pure, of the given arguments alone. */
  readonly fold: (
    state: StateIn<State, From>,
    payload: z.output<Schema>,
    act: Act,
  ) => Extract<State, { readonly status: NoInfer<To> }>
  /** The same when the payload was erased; without it such a record cannot be folded. */
  readonly foldErased?: (
    state: StateIn<State, From>,
    act: Act,
  ) => Extract<State, { readonly status: NoInfer<To> }>
  /** Version of the fold and schema, 1 unless told otherwise; each change of meaning raises it. */
  readonly foldVersion?: number
  /** Every version below `foldVersion`. */
  readonly earlier?: Readonly<Record<number, EarlierFold<State>>>
  /** Whether it may be added whatever else was added meanwhile (notes, evidence). */
  readonly expected?: 'any' | 'version'
  readonly opens?: readonly DeadlineRule<Extract<State, { readonly status: NoInfer<To> }>>[]
  /** Names of deadlines that end with it. */
  readonly closes?: readonly string[]
}

/** An action type in the form all records share; its payload type stays with it for commands. */
export interface ActionDefinition<
  State extends RecordState,
  Facts = never,
  Type extends string = string,
  Input = unknown,
  Payload = unknown,
> {
  readonly type: Type
  readonly permission: Permission
  readonly payload: z.ZodType<Payload & JsonValue, Input>
  readonly from: readonly (State['status'] | 'none')[]
  readonly to: readonly State['status'][]
  readonly foldVersion: number
  readonly expected: 'any' | 'version'
  readonly separation: { readonly rule: string; readonly words: string } | null
  readonly opens: readonly DeadlineRule<State>[]
  readonly closes: readonly string[]
  // Methods, so that a definition with a narrower payload is one of the shared form.
  guard(state: State | null, payload: unknown, context: DecisionContext<Facts>): readonly Finding[]
  excluded(state: State | null, payload: unknown): Excluded
  fold(foldVersion: number, state: State | null, payload: JsonValue, act: Act): State
  foldErased(foldVersion: number, state: State | null, act: Act): State
}
