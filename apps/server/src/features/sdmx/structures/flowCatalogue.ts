import {
  type Artefact,
  type DataConstraint,
  type Dataflow,
  type LocalisedText,
  type Reference,
  StructureStore,
} from '@corridor/sdmx'
import { type CodeFacts, codeLists } from './codeLists.ts'
import { conceptScheme } from './concepts.ts'
import {
  demographyStructure,
  flowStructure,
  ratificationStructure,
  recruitmentStructure,
  stockStructure,
} from './dataStructures.ts'
import { flowAnnotations } from './flowAnnotations.ts'
import { AGENCY, named, own, regionCode } from './names.ts'

interface FlowShape {
  readonly id: string
  readonly structure: Pick<Reference, 'id'> & { readonly names: LocalisedText }
  readonly theme: string
  readonly provider: string
  readonly descriptions: LocalisedText
}

const FLOWS: readonly FlowShape[] = [
  {
    ...{ id: 'DF_STOCKS', structure: stockStructure, theme: 'STOCKS', provider: 'UN_DESA' },
    descriptions: {
      en: 'Persons living in an area other than the one they were born in, as destinations report them. Releases are not comparable with each other: choose one EDITION.',
    },
  },
  {
    ...{ id: 'DF_DEMOGRAPHY', structure: demographyStructure, theme: 'POPULATION' },
    provider: 'UN_DESA',
    descriptions: {
      en: 'Births, deaths and net migration in a calendar year, and the population at its end.',
    },
  },
  {
    ...{ id: 'DF_FLOWS', structure: flowStructure, theme: 'FLOWS', provider: AGENCY },
    descriptions: {
      en: 'Moves within periods between two stocks, estimated by eight methods. Choose one VINTAGE and one METHOD: estimates of several are never to be added. The period says its length, as 2015-07-01/P5Y. Bounds are those of 90 % and are there where errors of the stocks were simulated.',
    },
  },
  {
    ...{ id: 'DF_RATIFICATIONS', structure: ratificationStructure, theme: 'STANDARDS' },
    provider: 'ILO',
    descriptions: {
      en: 'The value is 1 where an instrument was in force for a State at the end of the year; of the last year, on the day up to which the list of ratifications reaches. Where there is no value, it was not in force or that is not known.',
    },
  },
  {
    ...{ id: 'DF_RECRUITMENT', structure: recruitmentStructure, theme: 'RECRUITMENT' },
    provider: AGENCY,
    descriptions: {
      en: 'Counts that this installation makes of its own registers. Figures that are not shown, because few persons are behind them or behind others, have the status Q.',
    },
  },
]

const THEMES: readonly (readonly [string, LocalisedText])[] = [
  ['STOCKS', named('Stocks', 'Effectifs', 'Población migrante', 'الأعداد')],
  ['FLOWS', named('Flows', 'Flux', 'Flujos', 'التدفقات')],
  ['POPULATION', named('Population', 'Population', 'Población', 'السكان')],
  ['STANDARDS', named('Standards', 'Normes', 'Normas', 'المعايير')],
  ['RECRUITMENT', named('Recruitment', 'Recrutement', 'Contratación', 'التوظيف')],
]

const PROVIDERS: readonly (readonly [string, LocalisedText])[] = [
  [AGENCY, { en: 'Corridor' }],
  ['UN_DESA', { en: 'United Nations, Department of Economic and Social Affairs' }],
  ['ILO', { en: 'International Labour Organization' }],
]

/** The provider of each dataflow. */
export const providerOf = (flow: string): string | undefined =>
  FLOWS.find(({ id }) => id === flow)?.provider

const dataflowOf = (
  { id, structure, descriptions }: FlowShape,
  { entries, contact }: CodeFacts,
): Dataflow => ({
  ...own('dataflow', id),
  names: structure.names,
  descriptions,
  annotations: flowAnnotations(id, entries, contact),
  structure: own('datastructure', structure.id),
})

/** What may be: a client that honours it offers no empty choices. */
const ALLOWED: DataConstraint = {
  ...own('dataconstraint', 'CR_STOCKS'),
  names: { en: 'What stocks can have' },
  role: 'allowed',
  attachedTo: [own('dataflow', 'DF_STOCKS')],
  regions: [
    {
      isIncluded: true,
      keyValues: [
        { id: 'FREQ', values: ['A'] },
        { id: 'MEASURE', values: ['MST'] },
        { id: 'BASIS', values: ['BIRTH'] },
        { id: 'REPORTED_BY', values: ['DST'] },
      ],
      components: [],
    },
  ],
}

/** Every artefact that the service knows. */
export function flowCatalogue(facts: CodeFacts): StructureStore {
  const artefacts: Artefact[] = [
    {
      ...own('agencyscheme', 'AGENCIES'),
      names: { en: 'Agencies' },
      items: [{ id: AGENCY, names: { en: 'Corridor' } }],
    },
    {
      ...own('dataproviderscheme', 'DATA_PROVIDERS'),
      names: { en: 'Data providers' },
      items: PROVIDERS.map(([id, names]) => ({ id, names })),
    },
    {
      ...own('categoryscheme', 'CS_THEMES'),
      names: named('Themes', 'Thèmes', 'Temas', 'المواضيع'),
      items: THEMES.map(([id, names]) => ({ id, names })),
    },
    conceptScheme,
    ...codeLists(facts),
    ...[stockStructure, demographyStructure, flowStructure],
    ...[ratificationStructure, recruitmentStructure],
    ALLOWED,
    ...FLOWS.flatMap((flow): Artefact[] => [
      dataflowOf(flow, facts),
      {
        ...own('categorisation', `CAT_${flow.id}`),
        names: { en: `Theme of ${flow.id}` },
        source: own('dataflow', flow.id),
        target: { ...own('categoryscheme', 'CS_THEMES'), item: flow.theme },
      },
      {
        ...own('provisionagreement', `PA_${flow.id}`),
        names: { en: `Source of ${flow.id}` },
        dataflow: own('dataflow', flow.id),
        provider: { ...own('dataproviderscheme', 'DATA_PROVIDERS'), item: flow.provider },
      },
    ]),
    areaHierarchy(facts),
  ]
  return new StructureStore(artefacts)
}

/** Areas by the regions and subregions of M49. */
function areaHierarchy({ areas }: CodeFacts): Artefact {
  const list = own('codelist', 'CL_AREA')
  const node = (code: string, codes: Hierarchical[]): Hierarchical => ({
    ...{ id: code, code: { ...list, item: code }, codes },
  })
  const byRegion = Map.groupBy(areas.areas, ({ m49Region }) => m49Region)
  return {
    ...own('hierarchy', 'H_M49'),
    names: named('Regions of M49', 'Régions M49', 'Regiones M49', 'مناطق M49'),
    codes: [...byRegion].map(([region, own]) =>
      node(
        regionCode(region),
        [...Map.groupBy(own, ({ m49Subregion }) => m49Subregion)].flatMap(([code, members]) => {
          const leaves = members.map((area) => node(area.code, []))
          return code === region ? leaves : [node(regionCode(code), leaves)]
        }),
      ),
    ),
  }
}

type Hierarchical = Extract<Artefact, { kind: 'hierarchy' }>['codes'][number]
