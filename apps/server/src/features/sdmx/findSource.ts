import {
  type AvailabilityQuery,
  type DataQuery,
  type Reference,
  SdmxError,
  versionsAskedFor,
} from '@corridor/sdmx'
import type { SdmxSource } from './SdmxSource.ts'
import { providerOf } from './structures/flowCatalogue.ts'
import { AGENCY, own, VERSION } from './structures/names.ts'

type Cells = Pick<
  DataQuery | AvailabilityQuery,
  'context' | 'agency' | 'id' | 'versions' | 'provider'
>

const isIn = (names: 'all' | readonly string[], name: string): boolean =>
  names === 'all' || names.includes(name)

/** The dataflows that a query of cells is about, in the order of the catalogue. */
export function sourcesFor(sources: readonly SdmxSource[], query: Cells): readonly SdmxSource[] {
  if (!isIn(query.agency, AGENCY)) return []
  if (versionsAskedFor(query.versions, [VERSION]).length === 0) return []
  return sources.filter(({ flow, structure }) => {
    const names: Readonly<Record<string, string>> = {
      dataflow: flow,
      datastructure: structure.id,
      provisionagreement: `PA_${flow}`,
    }
    const isNamed =
      query.context === 'all'
        ? Object.values(names).some((name) => isIn(query.id, name))
        : isIn(query.id, names[query.context]!)
    const provider = providerOf(flow) ?? ''
    return (
      isNamed && (isIn(query.provider, provider) || isIn(query.provider, `${AGENCY},${provider}`))
    )
  })
}

/**
 * The one dataflow of a data query.
 *
 * @throws {SdmxError} `no_results` when there is none; `not_offered` when there are several, since one
 * message has one structure.
 */
export function oneSource(sources: readonly SdmxSource[], query: Cells): SdmxSource {
  const [source, ...others] = sourcesFor(sources, query)
  if (source === undefined) {
    const known = sources.map(({ flow }) => flow).join(', ')
    throw new SdmxError('no_results', `There is no such dataflow; there are ${known}`)
  }
  if (others.length === 0) return source
  const names = [source, ...others].map(({ flow }) => flow).join(', ')
  throw new SdmxError('not_offered', `One answer holds one dataflow; choose one of ${names}`)
}

/** The name under which data are published. */
export const referenceOf = ({ flow }: SdmxSource): Reference => own('dataflow', flow)
