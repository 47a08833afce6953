import { type InstrumentStatus, statusOn } from '@corridor/standards'
import type { StandardsHoldings } from '../../standards/StandardsHoldings.ts'
import type { Standards } from '../../standards/standards.ts'
import type { SdmxSource } from '../SdmxSource.ts'
import { ratificationStructure } from '../structures/dataStructures.ts'
import { buildInTurns, type SourceSeries } from './buildInTurns.ts'
import type { CubeShelf } from './cubeShelf.ts'

/**
 * Which instrument was in force for which State at the end of each year; of the last year, on the day up
 * to which the list of ratifications reaches.
 */
export function ratificationSource(standards: Standards, shelf: CubeShelf): SdmxSource {
  return {
    flow: 'DF_RATIFICATIONS',
    structure: ratificationStructure,
    revision: () => standards.revision(),
    history: undefined,
    async state() {
      const holdings = await standards.current()
      const today = standards.today()
      const key = `DF_RATIFICATIONS ${holdings.revision} ${today}`
      const build = () =>
        buildInTurns(
          ratificationStructure,
          [{ key: {}, attributes: { UNIT_MEASURE: 'NUMBER' } }],
          ratificationSeries(holdings, today),
          {},
        )
      const load = (signal?: AbortSignal) => shelf.take(key, build, signal)
      return [{ key, at: `${today}T00:00:00Z`, fixed: {}, load }]
    },
  }
}

function* ratificationSeries({ book }: StandardsHoldings, today: string): Generator<SourceSeries> {
  for (const [instrument, { list, ratifications }] of book.entries) {
    const through = list?.completeThrough ?? today
    const end = through < today ? through : today
    for (const [state, own] of ratifications) {
      const first = own.map(({ registered }) => registered).sort()[0]
      if (first === undefined) continue
      const statuses: [year: string, status: InstrumentStatus][] = []
      for (let year = Number(first.slice(0, 4)); year <= Number(end.slice(0, 4)); year++) {
        const on = `${year}-12-31` < end ? `${year}-12-31` : end
        const status = statusOn(book, state, instrument, on)
        if (status.kind === 'in-force') statuses.push([String(year), status])
      }
      if (statuses.length === 0) continue
      yield {
        key: ['A', 'IN_FORCE', state, instrument],
        times: statuses.map(([year]) => year),
        values: statuses.map(() => 1),
        observationAttributes: {
          // What is not certain of the dates is told as of low reliability.
          OBS_STATUS: statuses.map(([, { caveats }]) => (caveats.length === 0 ? 'A' : 'U')),
          REGISTERED: statuses.map(([, { registered }]) => registered ?? undefined),
          ENTRY_INTO_FORCE: statuses.map(([, { entryIntoForce }]) => entryIntoForce ?? undefined),
          VERIFICATION: statuses.map(([, { verification }]) => verification),
        },
      }
    }
  }
}
