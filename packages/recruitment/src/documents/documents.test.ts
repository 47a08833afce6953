import {
  appendEntry,
  decide,
  eraseContent,
  type Folded,
  foldRecord,
  headOf,
  type StoredAction,
} from '@corridor/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, SEED, saltOf } from '../../../ledger/testing/exampleLedger.ts'
import { hasher } from '../../../ledger/testing/nodeCrypto.ts'
import {
  cleanFileName,
  DOCUMENT_TYPE_NAMES,
  DOCUMENT_TYPES,
  type Document,
  type DocumentCommand,
  type DocumentFacts,
  documentRecord,
  documentsNeededOf,
  type HeldDocument,
  missingDocuments,
  SUBJECT_KINDS,
  typesOf,
} from './index.ts'

const FACTS: DocumentFacts = {
  fileKept: true,
  heldAs: null,
  newer: { subjectKind: 'worker', subject: 'k-1' },
  owner: null,
}

const RECEIVE: DocumentCommand = {
  type: 'document.receive',
  payload: {
    subjectKind: 'worker',
    subject: 'k-1',
    concerns: 'k-1',
    type: 'passport',
    digest: 'a'.repeat(64),
    sizeBytes: 1000,
    mediaType: 'application/pdf',
    fileName: 'passport.pdf',
    language: null,
    expiresOn: '2031-01-31',
    scanned: true,
  },
}

/** A document in memory: decides, appends, keeps the state that `decide` announced. */
function documentFile() {
  const actions: StoredAction[] = []
  let current: Folded<Document> = { state: null, version: 0 }
  return {
    actions,
    current: () => current,
    send(command: DocumentCommand, actor = 'p-1', facts: DocumentFacts = FACTS) {
      const expectedVersion = current.version
      const decision = decide(
        documentRecord,
        current,
        { ...command, expectedVersion },
        { actor, role: 'agency', now: at(actions.length), may: () => true, facts },
      )
      if (decision.kind === 'refused') return decision
      const last = actions.at(-1)
      const envelope = {
        ...{ record: 'd-1', type: decision.type, actor, role: 'agency' },
        recordedAt: at(actions.length),
        key: `k-${actions.length}`,
      }
      const head = last === undefined ? null : headOf(last)
      actions.push(appendEntry(head, envelope, decision.payload, saltOf(actions.length), hasher))
      current = { state: decision.state, version: actions.length }
      return decision
    },
  }
}

const command = <Type extends DocumentCommand['type']>(
  type: Type,
  payload: fc.Arbitrary<Extract<DocumentCommand, { type: Type }>['payload']>,
) => payload.map((given) => ({ type, payload: given }) as DocumentCommand)

const commands = fc.oneof(
  fc.constant(RECEIVE),
  command(
    'document.scan',
    fc.record({
      result: fc.constantFrom('clean' as const, 'infected' as const, 'failed' as const),
      words: fc.constant(null),
    }),
  ),
  command('document.accept', fc.constant({})),
  command(
    'document.refuse',
    fc.record({
      reason: fc.constantFrom('unreadable' as const, 'other' as const),
      words: fc.constantFrom(null, 'x'),
    }),
  ),
  command('document.replace', fc.constant({ by: 'd-2' })),
  command('document.withdraw', fc.constant({ reason: 'mistake' })),
)
const sequence = fc.array(fc.tuple(commands, fc.constantFrom('p-1', 'p-2')), {
  minLength: 1,
  maxLength: 12,
})

describe('any sequence of commands', () => {
  test('what is decided replays; nobody accepts her own; a virus or a held file is never accepted', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(sequence, (asked) => {
        const file = documentFile()
        file.send(RECEIVE)
        for (const [given, actor] of asked) {
          const before = file.current().state!
          const decision = file.send(given, actor)
          const outcome = `${given.type} ${decision.kind}`
          seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
          if (decision.kind === 'refused') continue
          if (given.type === 'document.accept') {
            expect(actor).not.toBe('p-1')
            expect(before).toMatchObject({ status: 'scanned', scan: 'clean' })
          }
          if (given.type === 'document.withdraw') expect(before.status).not.toBe('accepted')
          // What was sent stays what it was.
          expect(file.current().state).toMatchObject({ digest: 'a'.repeat(64), subject: 'k-1' })
        }
        expect(foldRecord(documentRecord, file.actions)).toEqual(file.current())
        const erased = file.actions.map((action) => eraseContent(action, 'request', at(99)))
        expect(foldRecord(documentRecord, erased)).toEqual({
          state: { status: 'erased', uploadedAt: at(0) },
          version: file.actions.length,
        })
      }),
      { ...SEED, numRuns: 300 },
    )
    for (const { type } of documentRecord.actions) {
      expect(seen.get(`${type} refused`), type).toBeGreaterThan(0)
      if (type !== 'document.receive') expect(seen.get(`${type} accepted`), type).toBeGreaterThan(0)
    }
  })

  test('a file that is not in its place, held already, or of an unfit type is not taken in', () => {
    const refusal = (facts: Partial<DocumentFacts>, payload: object = {}) =>
      documentFile().send(
        { ...RECEIVE, payload: { ...RECEIVE.payload, ...payload } } as DocumentCommand,
        'p-1',
        { ...FACTS, ...facts },
      )
    const wrong = { kind: 'refused', reason: 'guard' }
    expect(refusal({ fileKept: false })).toMatchObject(wrong)
    expect(refusal({ fileKept: null })).toMatchObject(wrong)
    expect(refusal({ heldAs: 'd-0' })).toMatchObject(wrong)
    expect(refusal({}, { type: 'office_lease' })).toMatchObject(wrong)
    expect(refusal({})).toMatchObject({ kind: 'accepted' })
  })

  test('another reason needs words; the newer one must belong to the same record', () => {
    const file = documentFile()
    file.send(RECEIVE)
    const other = { type: 'document.refuse', payload: { reason: 'other', words: null } } as const
    expect(file.send(other, 'p-2')).toMatchObject({ reason: 'guard' })
    const replace = { type: 'document.replace', payload: { by: 'd-2' } } as const
    for (const newer of [null, { subjectKind: 'worker', subject: 'k-2' }]) {
      expect(file.send(replace, 'p-1', { ...FACTS, newer })).toMatchObject({ reason: 'guard' })
    }
    expect(file.send(replace)).toMatchObject({ state: { status: 'replaced', replacedBy: 'd-2' } })
  })

  test('what the worker sent herself only she takes back or replaces', () => {
    const hers = { ...FACTS, owner: 'p-1' }
    const acts = [
      { type: 'document.withdraw', payload: { reason: 'Example' } },
      { type: 'document.replace', payload: { by: 'd-2' } },
    ] as const
    for (const command of acts) {
      const file = documentFile()
      file.send(RECEIVE, 'p-1')
      expect(file.send(command, 'p-2', hers)).toMatchObject({ reason: 'guard' })
      expect(file.send(command, 'p-1', hers)).toMatchObject({ kind: 'accepted' })
    }
    const brought = documentFile()
    brought.send(RECEIVE, 'p-2')
    expect(brought.send(acts[0], 'p-2', hers)).toMatchObject({ kind: 'accepted' })
  })
})

const held = (more: Partial<HeldDocument> = {}): HeldDocument => ({
  ...{ document: 'd-1', subjectKind: 'worker', type: 'passport', status: 'accepted' },
  ...{ scan: 'clean', refusal: null, expiresOn: '2031-01-31', usedForAnother: false },
  ...more,
})
const PASSPORT = [{ type: 'passport', of: 'worker' }] as const

describe('check 12', () => {
  test.each([
    ['missing', 'no', null],
    ['missing', 'no', { type: 'visa' }],
    ['missing', 'no', { subjectKind: 'contract' }],
    ['missing', 'no', { status: 'withdrawn' }],
    ['missing', 'no', { status: 'replaced' }],
    ['refused', 'no', { status: 'refused', refusal: 'not_genuine' }],
    ['unreadable', 'cannot_tell', { status: 'refused', refusal: 'unreadable' }],
    ['expired', 'no', { expiresOn: '2030-12-31' }],
    ['expiry_unknown', 'cannot_tell', { expiresOn: null }],
    ['used_for_another', 'no', { usedForAnother: true }],
    ['use_unknown', 'cannot_tell', { usedForAnother: null }],
    ['not_judged', 'cannot_tell', { status: 'received', scan: 'not_scanned' }],
    ['not_scanned', 'cannot_tell', { scan: 'failed' }],
  ] as const)('%s: %s', (reason, met, changed) => {
    const kept = changed === null ? [] : [held(changed as Partial<HeldDocument>)]
    expect(missingDocuments(PASSPORT, kept, '2031-01-01')).toMatchObject([{ met, reason }])
  })

  test('the last day counts, the day after does not; what is of use to many may be held by many', () => {
    expect(missingDocuments(PASSPORT, [held()], '2031-01-31')).toEqual([])
    expect(missingDocuments(PASSPORT, [held()], '2031-02-01')).toMatchObject([
      { reason: 'expired' },
    ])
    const shared = {
      type: 'written_information',
      subjectKind: 'contract',
      expiresOn: null,
    } as const
    const wanted = [{ type: 'written_information', of: 'contract' }] as const
    expect(
      missingDocuments(wanted, [held({ ...shared, usedForAnother: true })], '2031-01-01'),
    ).toEqual([])
  })

  const anyHeld = fc.record({
    document: fc.constantFrom('d-1', 'd-2', 'd-3'),
    subjectKind: fc.constantFrom('worker' as const, 'contract' as const),
    type: fc.constantFrom('passport' as const, 'visa' as const, 'contract_copy' as const),
    status: fc.constantFrom(
      'received' as const,
      'scanned' as const,
      'accepted' as const,
      'refused' as const,
      'replaced' as const,
      'withdrawn' as const,
    ),
    scan: fc.constantFrom(
      'not_scanned' as const,
      'waiting' as const,
      'clean' as const,
      'failed' as const,
    ),
    refusal: fc.constantFrom(null, 'unreadable' as const, 'other' as const),
    expiresOn: fc.constantFrom(null, '2030-06-30', '2031-01-31'),
    usedForAnother: fc.constantFrom(null, true, false),
  })
  const wanted = (['worker', 'contract'] as const).flatMap((kind) =>
    documentsNeededOf(kind, [], null).map(({ type, of }) => ({ type, of })),
  )

  test('one more document never makes more missing, a later day never less; no answer is lost', () => {
    let gone = 0
    fc.assert(
      fc.property(fc.array(anyHeld, { maxLength: 6 }), anyHeld, (kept, more) => {
        const missing = missingDocuments(wanted, kept, '2030-12-31')
        const withMore = missingDocuments(wanted, [...kept, more], '2030-12-31')
        const names = (list: readonly { readonly type: string; readonly of: string }[]) =>
          list.map(({ type, of }) => `${type} ${of}`)
        for (const name of names(withMore)) expect(names(missing)).toContain(name)
        gone += missing.length - withMore.length
        const later = missingDocuments(wanted, kept, '2032-01-01')
        for (const name of names(missing)) expect(names(later)).toContain(name)
        // In the order of the list, each at most once.
        expect(names(missing)).toEqual(
          names(wanted).filter((name) => names(missing).includes(name)),
        )
        for (const { met, document } of missing) {
          expect(['no', 'cannot_tell']).toContain(met)
          if (document !== null) expect(kept.map((one) => one.document)).toContain(document)
        }
      }),
      { ...SEED, numRuns: 500 },
    )
    expect(gone).toBeGreaterThan(0)
  })

  test('lists name what exists; a corridor’s own stands in place of the common one', () => {
    for (const of of SUBJECT_KINDS) {
      for (const { type } of documentsNeededOf(of, [], null)) {
        expect(typesOf(of), type).toContain(type)
      }
    }
    const list = (key: object, required: readonly string[]) =>
      ({ name: 'documents_at_clearance', key, value: { required, expiring: [] } }) as const
    const asked = (...lists: readonly ReturnType<typeof list>[]) =>
      documentsNeededOf('contract', lists, 'XAA').map(({ type, isAsked }) => [type, isAsked])
    const advised = [
      ['contract_copy', false],
      ['written_information', false],
    ]
    expect(asked()).toEqual(advised)
    expect(asked(list({ jurisdiction: 'XBB' }, []))).toEqual(advised)
    // A list that asks for nothing of the contract leaves what is advised at its signature.
    expect(asked(list({ corridor: 'XAA-XBB' }, ['passport', 'unheard_of']))).toEqual([
      ['contract_copy', false],
    ])
    expect(asked(list({}, ['contract_copy', 'fee_receipt', 'contract_copy']))).toEqual([
      ['contract_copy', true],
    ])
    expect(documentsNeededOf('organisation', [], null)).toEqual([])
    for (const type of DOCUMENT_TYPE_NAMES)
      expect(DOCUMENT_TYPES[type].of.length).toBeGreaterThan(0)
  })
})

describe('names of files', () => {
  test.each([
    ['passport.pdf', 'passport.pdf'],
    ['  Contrat  (signé).PDF ', 'Contrat (signé).PDF'],
    ['عقد العمل.pdf', 'عقد العمل.pdf'],
    ['a:b*c?.jpg', 'a_b_c_.jpg'],
    ['.htaccess', 'htaccess'],
    ['../../etc/passwd', null],
    ['C:\\x.pdf', null],
    ['a\u0000.pdf', null],
    ['a\n.pdf', null],
    ['gpj.\u202Efdp', null],
    ['\ud800.pdf', null],
    [' . ', null],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ])('%j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept))

  test('what is kept is clean already, one line, and no path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const kept = cleanFileName(given)
        if (kept === null) return
        expect(kept).not.toMatch(/[\\/:\n\r\0]/)
        expect(kept.length).toBeGreaterThan(0)
        expect(cleanFileName(kept)).toBe(kept)
      }),
      { ...SEED, numRuns: 500 },
    )
  })
})
