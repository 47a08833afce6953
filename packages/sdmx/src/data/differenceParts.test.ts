import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataflow, structure } from '../testing/demonstration.ts'
import { randomParts } from '../testing/randomData.ts'
import { collectDataCube, type DataCube, partsOfCube } from './DataCube.ts'
import type { DataPart } from './DataPart.ts'
import { differenceParts } from './differenceParts.ts'

/** Every observation by series and time, with all that is stated of it but groups. */
function observations(parts: Iterable<DataPart>, state = new Map<string, string>()) {
  let isDeletion = false
  for (const part of parts) {
    if (part.kind === 'dataset') isDeletion = part.action === 'Delete'
    if (part.kind !== 'series') continue
    for (const [i, time] of part.times.entries()) {
      const name = `${part.key.join('.')} ${time}`
      const stated = Object.entries(part.observationAttributes).map(([id, column]) => [
        id,
        column[i],
      ])
      const figures = part.measures.map((column) => String(column[i]))
      if (isDeletion) expect(state.delete(name)).toBe(true)
      else
        state.set(
          name,
          JSON.stringify([figures, stated.filter(([, value]) => value !== undefined)]),
        )
    }
  }
  return state
}

const all = (data: DataCube) => observations(partsOfCube(data, { reference: dataflow }))
const parts = randomParts(structure, dataflow)

test('applied to the earlier state it gives the later one, and tells no more than what changed', async () => {
  await fc.assert(
    fc.asyncProperty(parts, parts, fc.boolean(), async (one, other, isSame) => {
      const before = await collectDataCube(structure, one)
      const after = isSame ? before : await collectDataCube(structure, other)
      const changes = [
        ...differenceParts(before, after, { reference: dataflow, at: '2026-01-01T00:00:00Z' }),
      ]
      const [earlier, later] = [all(before), all(after)]
      expect(observations(changes, new Map(earlier))).toEqual(later)
      if (isSame) expect(changes).toEqual([])
      for (const part of changes) {
        if (part.kind === 'dataset') {
          expect(part.action === 'Delete' ? part.validTo : part.validFrom).toBe(
            '2026-01-01T00:00:00Z',
          )
        }
      }
      const told = observations(
        changes.slice(
          0,
          changes.findIndex((part) => part.kind === 'dataset' && part.action === 'Delete') >>> 0,
        ),
      )
      for (const [name, value] of told) expect(earlier.get(name)).not.toBe(value)
    }),
    { seed: 20140528, numRuns: 150 },
  )
})
