import type { Annotation } from '@corridor/sdmx'
import type { CatalogueEntry } from '../../../evidence/index.ts'
import { listVintages } from '../../flows/vintages.ts'
import { secondOf } from '../momentOf.ts'
import { vintageCode } from '../sources/flowSource.ts'

/** What a reader of a dataflow is told beside its structure. */
interface FlowView {
  /** Dimensions whose codes are different sources of the same figures, never to be added. */
  readonly sources: readonly string[]
  /** The first selection that is worth looking at. */
  readonly chosen: Readonly<Record<string, string>>
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Page of the methods, as `/methods/flows` of the web app. */
  readonly method: string
  readonly kinds: readonly CatalogueEntry['kind'][]
}

const VIEWS: Readonly<Record<string, FlowView>> = {
  DF_STOCKS: {
    sources: ['EDITION'],
    chosen: { DESTINATION: 'QAT', SEX: '_T' },
    rows: ['ORIGIN'],
    columns: ['TIME_PERIOD'],
    method: 'flows',
    kinds: ['migrant-stocks'],
  },
  DF_DEMOGRAPHY: {
    sources: ['EDITION'],
    chosen: { REF_AREA: 'NPL', SEX: '_T' },
    rows: ['TIME_PERIOD'],
    columns: ['MEASURE'],
    method: 'flows',
    kinds: ['annual-demography'],
  },
  DF_FLOWS: {
    sources: ['VINTAGE', 'METHOD'],
    chosen: { METHOD: 'pseudo-bayes', DESTINATION: 'QAT', SEX: '_T' },
    rows: ['ORIGIN'],
    columns: ['TIME_PERIOD'],
    method: 'flows',
    kinds: ['migrant-stocks', 'annual-demography'],
  },
  DF_RATIFICATIONS: {
    sources: [],
    chosen: { REF_AREA: 'NPL' },
    rows: ['INSTRUMENT'],
    columns: ['TIME_PERIOD'],
    method: 'standards',
    kinds: [],
  },
  DF_RECRUITMENT: {
    sources: [],
    chosen: {},
    rows: ['MEASURE'],
    columns: ['TIME_PERIOD'],
    method: 'recruitment-statistics',
    kinds: ['recruitment-statistics'],
  },
  DF_REPORTS: {
    sources: [],
    chosen: {},
    rows: [],
    columns: [],
    method: 'reporting',
    kinds: ['country-reports'],
  },
}

/**
 * Annotations of a dataflow in the way of statistical offices (`DEFAULT`, `LAYOUT_ROW`,
 * `LAYOUT_COLUMN`, `LAST_UPDATE`), and what else a reader needs: which dimensions tell sources apart,
 * the page of the method, whom to ask.
 */
export function flowAnnotations(
  flow: string,
  entries: readonly CatalogueEntry[],
  contact: string | undefined,
): Annotation[] {
  const view = VIEWS[flow]
  if (view === undefined) return []
  const own = entries.filter(({ kind }) => view.kinds.includes(kind))
  const last = own
    .map(({ catalogued }) => secondOf(catalogued))
    .sort()
    .at(-1)
  const isEdition = view.sources.includes('EDITION') && own.length > 0
  const [vintage] = listVintages(entries)
  const newest: Readonly<Record<string, string | undefined>> = {
    EDITION: own[0]?.id,
    VINTAGE: vintage && vintageCode(vintage),
  }
  const chosen = [
    ...view.sources.flatMap((id) => (newest[id] === undefined ? [] : [`${id}=${newest[id]}`])),
    ...Object.entries(view.chosen).map(([id, code]) => `${id}=${code}`),
  ]
  const told: [type: string, text: string][] = [
    ['DEFAULT', chosen.join(',')],
    ['LAYOUT_ROW', view.rows.join(',')],
    ['LAYOUT_COLUMN', view.columns.join(',')],
    ['SOURCE_DIMENSIONS', view.sources.join(',')],
    // The list of releases is one for all dataflows.
    ['SOURCE_CODES', isEdition ? `EDITION=${own.map(({ id }) => id).join(',')}` : ''],
    ['METHOD_PAGE', view.method],
    ['LAST_UPDATE', last ?? ''],
    ['CONTACT', contact ?? ''],
  ]
  return told.flatMap(([type, title]) => (title === '' ? [] : [{ id: type, type, title }]))
}
