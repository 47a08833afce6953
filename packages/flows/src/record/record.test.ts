import { createHash, webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DomainError } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { ABEL_2013, ABEL_2013_VITAL } from '../../testing/publishedExamples.ts'
import {
  canonicalJson,
  checksumBytes,
  distanceOffset,
  ENGINE_VERSION,
  type EstimateRecord,
  estimateFlows,
  type FlowInput,
  type FlowOptions,
  inputChecksum,
  type RecordRequest,
  readFigures,
  recordEstimate,
  recordedSimulation,
  type Simulation,
  simulateFlows,
  summariseDraws,
  verifyRecord,
} from '../index.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const HASH = { name: 'sha256', hash: sha256 }

/** As a browser does it: later. */
const subtle = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')

const request = (options: FlowOptions, changes: Partial<RecordRequest> = {}): RecordRequest => ({
  subject: { period: { from: 2005, to: 2010 }, sex: 'both' },
  sources: [{ role: 'stocks', id: 'un-ims-2020', checksum: 'abc' }],
  input: ABEL_2013_VITAL,
  inline: true,
  options,
  ...changes,
})

/** As it comes back from a file. */
const reread = (record: EstimateRecord): EstimateRecord => JSON.parse(canonicalJson(record))

describe('canonical JSON', () => {
  test('sorts keys, writes the shortest numbers, leaves no space', () => {
    expect(canonicalJson({ b: [1.5, -0, 1e21, 0.1, null, true], a: { d: 'é"\n', c: {} } })).toBe(
      '{"a":{"c":{},"d":"é\\"\\n"},"b":[1.5,0,1e+21,0.1,null,true]}',
    )
    // By UTF-16 units, as RFC 8785, section 3.2.3, has it.
    const example = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      ö: 7,
    }
    expect(Object.values(JSON.parse(canonicalJson(example)))).toEqual([4, 2, 6, 7, 1, 5, 3])
    expect(canonicalJson({ here: undefined, there: 1 })).toBe('{"there":1}')
  })

  test.each([
    [{ a: [0, Number.NaN] }, /\$\.a\[1\]: NaN/],
    [{ a: Number.POSITIVE_INFINITY }, /\$\.a: Infinity/],
    [{ a: new Float64Array(1) }, /\$\.a: a Float64Array/],
    [[undefined], /\$\[0\]: undefined/],
    [{ a: new Map() }, /a Map/],
  ])('refuses %o', (value, message) => {
    expect(() => canonicalJson(value)).toThrow(message)
  })
})

describe('checksums', () => {
  test('of known bytes: header as UTF-8, a zero, doubles lowest byte first', () => {
    const bytes = checksumBytes('é', [Float64Array.of(1), [-0]])
    expect(Buffer.from(bytes).toString('hex')).toBe(
      `22c3a92200${'000000000000f03f'}${'0000000000000000'}`,
    )
    const wide = '€😀%41 %'
    expect(Buffer.from(checksumBytes(wide, [])).toString('utf8')).toBe(`"${wide}"\0`)
  })

  test('change with any figure and with nothing else', async () => {
    const first = await inputChecksum(ABEL_2013, sha256)
    expect(await inputChecksum({ ...ABEL_2013 }, subtle)).toBe(first)
    const nudged = { ...ABEL_2013, stockEnd: ABEL_2013.stockEnd.with(3, 1e-300) }
    expect(await inputChecksum(nudged, sha256)).not.toBe(first)
    expect(await inputChecksum({ ...ABEL_2013, births: null }, sha256)).not.toBe(first)
    const renamed = { ...ABEL_2013, areas: ['A', 'B', 'C', 'E'] }
    expect(await inputChecksum(renamed, sha256)).not.toBe(first)
  })
})

describe('a record', () => {
  const stayers = Float64Array.of(
    ...[922.5, 50, 5, 0, 27.5, 477.5, 25, 2.5, 40, 15, 757.5, 20, 10, 12.5, 0, 158.75],
  )
  test.each<[string, FlowInput, FlowOptions]>([
    ['plain', ABEL_2013_VITAL, { method: 'closed-minimum' }],
    ['differences', { ...ABEL_2013, births: null, deaths: null }, { method: 'drop-negative' }],
    ['weighted', ABEL_2013_VITAL, { method: 'pseudo-bayes', pseudoBayesWeight: 0.6 }],
    ['fixed stayers', ABEL_2013, { method: 'open-minimum', fixedStayers: stayers }],
    [
      'some fixed stayers',
      ABEL_2013,
      { method: 'open-minimum', fixedStayers: new Float64Array(16).fill(Infinity).with(1, 80) },
    ],
    [
      'known flow',
      ABEL_2013_VITAL,
      { method: 'open-minimum', knownFlows: [{ origin: 'C', destination: 'B', persons: 31 }] },
    ],
  ])('is verified after a way through a file: %s', async (_, input, options) => {
    const { record, estimate } = await recordEstimate(request(options, { input }), HASH)
    expect(estimate).toEqual(estimateFlows(input, options))
    expect(record).toMatchObject({ engine: ENGINE_VERSION, hash: 'sha256', method: options.method })
    expect(readFigures(reread(record))).toEqual(input)
    const verification = await verifyRecord(reread(record), {}, subtle)
    expect(verification).toMatchObject({
      kind: 'identical',
      differences: [],
      notChecked: [],
      engine: { recorded: ENGINE_VERSION, own: ENGINE_VERSION },
    })
    expect(verification.estimate!.persons).toEqual(estimate.persons)
  })

  test('does not depend on a warm start', async () => {
    const { duals } = estimateFlows(ABEL_2013, { method: 'closed-minimum' })
    const options = { method: 'closed-minimum', warmStart: duals! } as const
    const { record } = await recordEstimate(request(options), HASH)
    const cold = await recordEstimate(request({ method: 'closed-minimum' }), HASH)
    expect(record).toEqual(cold.record)
  })

  test('without figures needs them made again, and tells from what', async () => {
    const { record } = await recordEstimate(
      request({ method: 'open-minimum' }, { inline: false }),
      HASH,
    )
    expect(record.input.figures).toBeNull()
    await expect(verifyRecord(record, {}, sha256)).rejects.toThrow('un-ims-2020 (abc)')
    const again = await verifyRecord(record, { input: ABEL_2013_VITAL }, sha256)
    expect(again.kind).toBe('identical')
    const nothing = request({ method: 'open-minimum' }, { inline: false, sources: [] })
    await expect(recordEstimate(nothing, HASH)).rejects.toThrow('must hold the figures')
  })

  test('with weights holds their checksum and what they were made from', async () => {
    const km = Float64Array.of(0, 5, 50, 500, 5, 0, 45, 495, 50, 45, 0, 450, 500, 495, 450, 0)
    const decay = { kind: 'power', beta: 1 } as const
    const offset = distanceOffset(km, decay)
    const asked = request({ method: 'open-minimum', offset }, { offsetMade: decay })
    const { record } = await recordEstimate(asked, HASH)
    expect(record.options.offset!.made).toEqual(decay)
    const file = reread(record)
    await expect(verifyRecord(file, {}, sha256)).rejects.toThrow('"kind":"power"')
    expect((await verifyRecord(file, { offset: distanceOffset(km, decay) }, sha256)).kind).toBe(
      'identical',
    )
    const other = await verifyRecord(file, { offset: offset.with(1, 0.21) }, sha256)
    expect(other.differences.map(({ part }) => part)).toEqual(['offset'])
  })

  test('with distances says decay and parameter by itself', async () => {
    const km = Float64Array.of(0, 5, 50, 500, 5, 0, 45, 495, 50, 45, 0, 450, 500, 495, 450, 0)
    const distance = { km, decay: { kind: 'exponential', gammaPerKm: 0.01 } } as const
    const { record } = await recordEstimate(request({ method: 'open-minimum', distance }), HASH)
    expect(record.options).toEqual({
      offset: { checksum: expect.any(String), made: { decay: distance.decay, withinKm: null } },
    })
    const offset = distanceOffset(km, distance.decay)
    expect((await verifyRecord(reread(record), { offset }, sha256)).kind).toBe('identical')
  })

  test('of other figures, flows, areas or format is told apart, with where', async () => {
    const { record } = await recordEstimate(request({ method: 'closed-minimum' }), HASH)
    const nudged = { ...ABEL_2013_VITAL, stockEnd: ABEL_2013_VITAL.stockEnd.with(3, 10.5) }
    const input = await verifyRecord(record, { input: nudged }, sha256)
    expect(input).toMatchObject({ kind: 'different', estimate: null })
    expect(input.differences.map(({ part }) => part)).toEqual(['input'])

    const { result } = record
    const changed = (changes: Partial<typeof result>): EstimateRecord => ({
      ...record,
      result: { ...result, ...changes },
    })
    const flows = await verifyRecord(
      changed({ checksum: 'x', origins: result.origins.with(2, 'y') }),
      {},
      sha256,
    )
    expect(flows.differences).toMatchObject([{ part: 'flows', areas: ['C'] }])
    const total = await verifyRecord(changed({ checksum: 'x', total: 1 }), {}, sha256)
    expect(total.differences).toMatchObject([{ part: 'total', expected: 1 }, { part: 'flows' }])
    const areas = await verifyRecord(changed({ checksum: 'x', areas: ['A', 'B', 'D'] }), {}, sha256)
    expect(areas.differences).toMatchObject([
      { part: 'areas', expected: 3, found: 4, areas: ['C'] },
    ])

    const newer = { ...record, formatVersion: 2 } as unknown as EstimateRecord
    await expect(verifyRecord(newer, {}, sha256)).rejects.toThrow('version 2')
    const broken: EstimateRecord = {
      ...record,
      input: { ...record.input, figures: { ...record.input.figures!, stocks: [[9, 0, 1, 1]] } },
    }
    await expect(verifyRecord(broken, {}, sha256)).rejects.toThrow(DomainError)
  })

  test('made by another version of the engine says so and is no difference by itself', async () => {
    const { record } = await recordEstimate(request({ method: 'closed-minimum' }), HASH)
    const older = { ...record, engine: '0.0.9' }
    expect(await verifyRecord(older, {}, sha256)).toMatchObject({
      kind: 'identical',
      engine: { recorded: '0.0.9', own: ENGINE_VERSION },
    })
  })

  test('with intervals: verified when they are made again, told when they are not', async () => {
    const options: FlowOptions = { method: 'closed-minimum' }
    const settings: Simulation = {
      model: {
        relativeErrorByClass: { any: 0.1 },
        classOf: { A: 'any', B: 'any', C: 'any', D: 'any' },
        correlationBetweenDates: 0.5,
        correlationBetweenSexes: 0.9,
      },
      draws: 150,
      seed: 7,
      dates: { start: 2005, end: 2010 },
      groupings: [{ name: 'halves', groupOf: { A: 'x', B: 'y', C: null } }],
    }
    const simulate = (some: Simulation) =>
      summariseDraws([simulateFlows(ABEL_2013_VITAL, options, some)!], { quantiles: [0.05, 0.95] })
    const asked = request(options, { simulation: { settings, intervals: simulate(settings) } })
    const file = reread((await recordEstimate(asked, HASH)).record)
    expect(await verifyRecord(file, {}, sha256)).toMatchObject({
      kind: 'identical',
      notChecked: ['intervals'],
    })
    const again = simulate(recordedSimulation(file)!)
    expect(await verifyRecord(file, { intervals: again }, sha256)).toMatchObject({
      kind: 'identical',
      notChecked: [],
    })
    const other = simulate({ ...settings, seed: 8 })
    const different = await verifyRecord(file, { intervals: other }, sha256)
    expect(different.differences.map(({ part }) => part)).toEqual(['intervals'])
    const foreign = request(
      { method: 'open-minimum' },
      { simulation: { settings, intervals: again } },
    )
    await expect(recordEstimate(foreign, HASH)).rejects.toThrow('the intervals are around')
  })
})

test('the version of the engine is that of the package', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  expect(ENGINE_VERSION).toBe(JSON.parse(text).version)
})
