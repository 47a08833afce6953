import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { at, saltOf } from '../../testing/exampleLedger.ts'
import { hasher } from '../../testing/nodeCrypto.ts'
import {
  actionsOf,
  appendEntry,
  availableActions,
  type CommandOf,
  type DecisionContext,
  deadlinesOf,
  decide,
  defineRecord,
  eraseContent,
  finding,
  foldRecord,
  headOf,
  type StateOf,
  type StoredAction,
} from '../index.ts'

type Entry =
  | {
      readonly status: 'proposed'
      readonly subject: string
      readonly by: string
      readonly role: string
    }
  | { readonly status: 'listed'; readonly subject: string; readonly since: string }

interface Facts {
  /** Whether the subject is known; null when the register does not answer. */
  readonly known: boolean | null
}

const defineAction = actionsOf<Entry, Facts>()

const propose = defineAction({
  type: 'watch.propose',
  permission: 'propose.watch',
  payload: z.strictObject({ subject: z.string().min(1), ground: z.string() }),
  from: ['none'],
  to: ['proposed'],
  opens: [{ name: 'watch.confirmation', within: { count: 5, unit: 'working_days' } }],
  guard: (_, { subject }, { facts }) => [
    finding('watch.subject_known', facts.known, `${subject} is not in the register`),
  ],
  foldVersion: 2,
  earlier: {
    1: {
      fold: (_, payload, { actor, role }) => {
        const { subject } = z.object({ subject: z.object({ id: z.string() }) }).parse(payload)
        return { status: 'proposed', subject: subject.id, by: actor, role }
      },
    },
  },
  fold: (_, { subject }, { actor, role }) => ({ status: 'proposed', subject, by: actor, role }),
})

const confirm = defineAction({
  type: 'watch.confirm',
  permission: 'confirm.watch',
  payload: z.strictObject({}),
  from: ['proposed'],
  to: ['listed'],
  closes: ['watch.confirmation'],
  opens: [{ name: 'watch.review', due: (state) => `${2 + Number(state.since.slice(0, 4))}-01-01` }],
  separation: {
    rule: 'SD3',
    words: 'two people of two roles must list an entry',
    excluded: ({ by, role }) => ({ persons: [by], roles: [role] }),
  },
  fold: ({ subject }, _, { recordedAt }) => ({ status: 'listed', subject, since: recordedAt }),
})

const note = defineAction({
  type: 'watch.note',
  permission: 'note.watch',
  payload: z.strictObject({ text: z.string() }),
  from: ['proposed', 'listed'],
  to: ['proposed', 'listed'],
  expected: 'any',
  fold: (state) => state,
  foldErased: (state) => state,
})

const watch = defineRecord({
  kind: 'watch',
  statuses: ['proposed', 'listed'],
  actions: [propose, confirm, note],
})

const context = (changed: Partial<DecisionContext<Facts>> = {}): DecisionContext<Facts> => ({
  actor: 'u-1',
  role: 'licensing_officer',
  now: at(0),
  may: () => true,
  facts: { known: true },
  ...changed,
})
const NEW = { state: null, version: 0 }
const PROPOSED = {
  state: { status: 'proposed', subject: 'org-1', by: 'u-1', role: 'licensing_officer' } as const,
  version: 1,
}
const command = {
  type: 'watch.propose',
  payload: { subject: 'org-1', ground: 'x' },
  expectedVersion: 0,
}
const confirmation = { type: 'watch.confirm', payload: {}, expectedVersion: 1 }
const director = context({ actor: 'u-2', role: 'authority' })

test('types: commands are told apart, states are narrowed', () => {
  expectTypeOf<StateOf<typeof watch>>().toEqualTypeOf<Entry>()
  expectTypeOf<Extract<CommandOf<typeof watch>, { type: 'watch.note' }>>().toEqualTypeOf<{
    readonly type: 'watch.note'
    readonly payload: { text: string }
  }>()
  expectTypeOf<CommandOf<typeof watch>['type']>().toEqualTypeOf<
    'watch.propose' | 'watch.confirm' | 'watch.note'
  >()
  defineAction({
    type: 'watch.wrong',
    permission: 'x.watch',
    payload: z.strictObject({ text: z.string() }),
    from: ['listed'],
    to: ['listed'],
    // @ts-expect-error a status it does not lead to
    fold: (state, { text }) => {
      expectTypeOf(state.since).toEqualTypeOf<string>()
      expectTypeOf(text).toEqualTypeOf<string>()
      return { status: 'proposed', subject: text, by: '', role: '' }
    },
  })
})

describe('a command is taken', () => {
  test('with what to write and what follows', () => {
    expect(decide(watch, NEW, command, context())).toEqual({
      kind: 'accepted',
      type: 'watch.propose',
      foldVersion: 2,
      payload: command.payload,
      state: PROPOSED.state,
      expected: 0,
      findings: [{ rule: 'watch.subject_known', met: 'yes', words: expect.any(String) }],
      opens: [
        {
          kind: 'within',
          name: 'watch.confirmation',
          from: at(0),
          missed: null,
          count: 5,
          unit: 'working_days',
          parameter: null,
        },
      ],
      closes: [],
    })
    expect(decide(watch, PROPOSED, confirmation, director)).toMatchObject({
      kind: 'accepted',
      opens: [{ kind: 'due', due: '2032-01-01' }],
      closes: ['watch.confirmation'],
    })
  })

  test('at any version where the action is commutative', () => {
    const note = { type: 'watch.note', payload: { text: 'e\u0301' } }
    expect(decide(watch, PROPOSED, note, context())).toMatchObject({
      kind: 'accepted',
      expected: 'any',
      payload: { text: 'é' },
    })
  })
})

describe('a command is refused', () => {
  const held = { may: (permission: string) => permission === 'note.watch' }
  const payloadOf = (payload: unknown) => ({ ...command, payload })
  test.each([
    ['unknown_action', PROPOSED, { ...command, type: 'watch.delete' }, context()],
    ['forbidden', NEW, command, context({ may: () => false })],
    ['conflict', PROPOSED, { ...confirmation, expectedVersion: 3 }, director],
    ['conflict', PROPOSED, { type: 'watch.confirm', payload: {} }, director],
    ['not_now', PROPOSED, { ...command, expectedVersion: 1 }, context()],
    ['bad_payload', NEW, payloadOf({ subject: '' }), context()],
    ['bad_payload', NEW, payloadOf({ ...command.payload, more: 1 }), context()],
    ['bad_payload', NEW, payloadOf({ subject: '\ud800', ground: '' }), context()],
    ['separation', PROPOSED, confirmation, context({ role: 'authority' })],
    ['separation', PROPOSED, confirmation, context({ actor: 'u-2' })],
    ['separation', PROPOSED, confirmation, { ...director, onBehalfOf: ['u-1'] }],
    ['guard', NEW, command, context({ facts: { known: false } })],
    ['guard', NEW, command, context({ facts: { known: null } })],
  ] as const)('%s', (reason, current, asked, by) => {
    const refusal = decide(watch, current, asked, by)
    expect(refusal).toMatchObject({ kind: 'refused', reason })
    expect(refusal.kind === 'refused' && refusal.words.length > 10).toBe(true)
  })

  test('with what is possible now', () => {
    const refusal = decide(watch, PROPOSED, { ...command, expectedVersion: 1 }, context())
    expect(refusal).toMatchObject({ available: ['watch.confirm', 'watch.note'] })
    expect(availableActions(watch, PROPOSED.state, held)).toEqual(['watch.note'])
    expect(availableActions(watch, null, held)).toEqual([])
  })
})

describe('fold', () => {
  const write = (
    before: StoredAction | null,
    type: string,
    payload: object,
    foldVersion?: number,
  ): StoredAction => {
    const envelope = { record: 'w-1', type, actor: 'u-1', role: 'x', recordedAt: at(1), key: type }
    const versioned = foldVersion === undefined ? envelope : { ...envelope, foldVersion }
    const head = before === null ? null : headOf(before)
    return appendEntry(head, versioned, payload as never, saltOf(1), hasher)
  }

  test('old actions replay with the fold of their time', () => {
    const old = write(null, 'watch.propose', { subject: { id: 'org-9' } })
    const recent = write(null, 'watch.propose', { subject: 'org-9', ground: '' }, 2)
    const future = write(null, 'watch.propose', { subject: 'org-9' }, 3)
    expect(foldRecord(watch, [old])).toEqual(foldRecord(watch, [recent]))
    expect(() => foldRecord(watch, [future])).toThrow('no fold version 3')
  })

  test('fails closed on types unknown, versions out of order and states that do not allow it', () => {
    const first = write(null, 'watch.propose', { subject: 'org-9', ground: '' }, 2)
    expect(() => foldRecord(watch, [write(null, 'watch.burn', {})])).toThrow(
      'no action of the kind',
    )
    expect(() => foldRecord(watch, [first, first])).toThrow('cannot follow')
    expect(() => foldRecord(watch, [write(null, 'watch.confirm', {})])).toThrow('status none')
  })

  test('goes on from a state, and over erased payloads where the action can', () => {
    const first = write(null, 'watch.propose', { subject: 'org-9', ground: '' }, 2)
    const second = write(first, 'watch.note', { text: 'x' })
    const erased = eraseContent(second, 'request', at(2))
    const begun = foldRecord(watch, [first])
    expect(foldRecord(watch, [erased], begun)).toEqual(foldRecord(watch, [first, second]))
    const lost = [eraseContent(first, 'request', at(2))]
    expect(() => foldRecord(watch, lost)).toThrow('was erased')
  })

  test('a replay opens the same deadlines', () => {
    const accepted = decide(watch, NEW, command, context())
    const act = {
      version: 1,
      actor: 'u-1',
      role: 'licensing_officer',
      organisation: null,
      onBehalfOf: null,
      recordedAt: at(0),
    }
    expect(accepted.kind === 'accepted' && accepted.opens).toEqual(
      deadlinesOf(propose, PROPOSED.state, act),
    )
  })
})

describe('a definition is refused', () => {
  const define = (changed: object, more: readonly (typeof note)[] = []) =>
    defineRecord<Entry, Facts, readonly never[]>({
      kind: 'watch',
      statuses: ['proposed', 'listed'],
      actions: [propose, { ...confirm, ...changed }, ...more] as never,
    })

  test.each([
    ['defined twice', { type: 'watch.propose' }],
    ['another kind', { type: 'licence.confirm' }],
    ['not declared', { from: ['gone'] }],
    ['nothing leads to', { to: ['proposed'] }],
    ['which does not exist', { opens: [{ name: 'x', missed: 'watch.lapse', due: () => '' }] }],
    ['never opened', { closes: ['other'] }],
  ])('%s', (words, changed) => {
    expect(() => define({})).not.toThrow()
    expect(() => define(changed)).toThrow(words)
  })

  test('when a fold of earlier actions is thrown away', () => {
    expect(() =>
      defineAction({
        type: 'watch.x',
        permission: 'x.watch',
        payload: z.strictObject({}),
        from: ['listed'],
        to: ['listed'],
        foldVersion: 3,
        earlier: { 1: { fold: () => PROPOSED.state } },
        fold: (state) => state,
      }),
    ).toThrow('keep every one')
  })
})
