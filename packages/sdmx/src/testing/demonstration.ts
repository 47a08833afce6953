import type { Artefact, DataStructure } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'

// A small corridor structure with every kind of artefact and attributes at every level.

const AGENCY = 'CORRIDOR'

const concept = (id: string): Reference => ({
  kind: 'conceptscheme',
  agency: AGENCY,
  id: 'CS_MIGRATION',
  version: '1.0',
  item: id,
})

export const codelist = (id: string): Reference => ({
  kind: 'codelist',
  agency: AGENCY,
  id,
  version: '1.0',
})

const list = (id: string, codes: readonly string[]): Artefact => ({
  kind: 'codelist',
  agency: AGENCY,
  version: '1.0',
  id,
  names: { en: `Codes of ${id}`, ar: 'رموز' },
  items: codes.map((code, i) => ({
    id: code,
    names: { en: `${code} & more`, fr: `Le ${code}` },
    ...(i > 0 && code.startsWith('X') ? { parent: codes[0]! } : {}),
  })),
})

export const DIMENSION_CODES = {
  FREQ: ['A', 'Q'],
  ORIGIN: ['NPL', 'IND', 'X01'],
  SEX: ['_T', 'F', 'M'],
} as const

export const structure: DataStructure = {
  kind: 'datastructure',
  agency: AGENCY,
  id: 'DSD_FLOWS',
  version: '1.0',
  names: { en: 'Flows', fr: 'Flux' },
  descriptions: { en: 'A structure <for tests> & "samples"' },
  annotations: [{ id: 'NOTE', type: 'KIND', title: 'Title', texts: { en: 'Text', es: 'Texto' } }],
  dimensions: [
    { id: 'FREQ', concept: concept('FREQ'), representation: { enumeration: codelist('CL_FREQ') } },
    {
      id: 'ORIGIN',
      concept: concept('ORIGIN'),
      representation: { enumeration: codelist('CL_AREA') },
    },
    { id: 'SEX', concept: concept('SEX'), representation: { enumeration: codelist('CL_SEX') } },
  ],
  timeDimension: {
    id: 'TIME_PERIOD',
    concept: concept('TIME_PERIOD'),
    representation: { textType: 'ObservationalTimePeriod' },
  },
  groups: [{ id: 'BySex', dimensions: ['ORIGIN', 'SEX'] }],
  attributes: [
    attribute('TITLE', { to: 'dataset' }),
    attribute('NOTE_SOURCE', { to: 'group', group: 'BySex' }),
    attribute('DECIMALS', { to: 'dimensions', dimensions: ['FREQ', 'ORIGIN', 'SEX'] }),
    {
      ...attribute('OBS_STATUS', { to: 'observation' }),
      representation: { enumeration: codelist('CL_OBS_STATUS') },
    },
    attribute('COMMENT', { to: 'observation' }),
  ],
  measures: [
    {
      id: 'OBS_VALUE',
      concept: concept('OBS_VALUE'),
      representation: { textType: 'Double' },
      mandatory: true,
    },
  ],
}

function attribute(
  id: string,
  relationship: DataStructure['attributes'][number]['relationship'],
): DataStructure['attributes'][number] {
  return {
    id,
    concept: concept(id),
    representation: { textType: 'String' },
    mandatory: false,
    relationship,
  }
}

/** With a second figure, a text as a measure and an attribute of several values: SDMX 3 only. */
export const wideStructure: DataStructure = {
  ...structure,
  id: 'DSD_WIDE',
  measures: [
    ...structure.measures,
    {
      id: 'UPPER_BOUND',
      concept: concept('UPPER_BOUND'),
      representation: { textType: 'Double' },
      mandatory: false,
    },
    {
      id: 'REMARK',
      concept: concept('REMARK'),
      representation: { textType: 'String' },
      mandatory: false,
    },
  ],
  attributes: [
    ...structure.attributes,
    {
      ...attribute('TAGS', { to: 'observation' }),
      representation: { textType: 'String', maxOccurs: 'unbounded' },
    },
  ],
}

export const dataflow: Reference = {
  kind: 'dataflow',
  agency: AGENCY,
  id: 'DF_FLOWS',
  version: '1.0',
}

const named = <K extends Artefact['kind']>(kind: K, id: string) => ({
  kind,
  agency: AGENCY,
  version: '1.0',
  id,
  names: { en: `The ${id}`, fr: `L'${id}` },
})

const provider: Reference = {
  kind: 'dataproviderscheme',
  agency: AGENCY,
  id: 'DATA_PROVIDERS',
  version: '1.0',
  item: 'STAT',
}

/** One of every kind but value lists, which SDMX 2.1 does not have. */
export const artefacts: readonly Artefact[] = [
  {
    ...named('agencyscheme', 'AGENCIES'),
    items: [{ id: 'CORRIDOR', names: { en: 'Corridor' } }],
  },
  {
    ...named('dataproviderscheme', 'DATA_PROVIDERS'),
    items: [{ id: 'STAT', names: { en: 'Statistical office' } }],
  },
  {
    ...named('organisationunitscheme', 'UNITS'),
    items: [
      { id: 'HEAD', names: { en: 'Head' } },
      { id: 'PART', names: { en: 'Part' }, parent: 'HEAD' },
    ],
  },
  {
    ...named('dataflow', 'DF_FLOWS'),
    structure: { kind: 'datastructure', agency: AGENCY, id: 'DSD_FLOWS', version: '1.0' },
  },
  {
    ...named('categoryscheme', 'CAT'),
    items: [
      { id: 'PEOPLE', names: { en: 'People' }, items: [{ id: 'FLOWS', names: { en: 'Flows' } }] },
    ],
  },
  {
    ...named('categorisation', 'CATEG_FLOWS'),
    source: dataflow,
    target: {
      kind: 'categoryscheme',
      agency: AGENCY,
      id: 'CAT',
      version: '1.0',
      item: 'PEOPLE.FLOWS',
    },
  },
  list('CL_FREQ', DIMENSION_CODES.FREQ),
  list('CL_AREA', DIMENSION_CODES.ORIGIN),
  list('CL_SEX', DIMENSION_CODES.SEX),
  list('CL_OBS_STATUS', ['A', 'E', 'M']),
  {
    ...named('hierarchy', 'H_AREAS'),
    codes: [
      {
        id: 'H1',
        code: { ...codelist('CL_AREA'), item: 'X01' },
        codes: [
          {
            id: 'H2',
            code: { ...codelist('CL_AREA'), item: 'NPL' },
            validFrom: '2020-01-01T00:00:00Z',
            codes: [],
          },
        ],
      },
    ],
  },
  {
    ...named('conceptscheme', 'CS_MIGRATION'),
    items: [
      'FREQ',
      'ORIGIN',
      'SEX',
      'TIME_PERIOD',
      'OBS_VALUE',
      'TITLE',
      'NOTE_SOURCE',
      'DECIMALS',
      'OBS_STATUS',
      'COMMENT',
    ].map((id) => ({
      id,
      names: { en: `Name of ${id}` },
      ...(id === 'FREQ' ? { representation: { enumeration: codelist('CL_FREQ') } } : {}),
    })),
  },
  structure,
  {
    ...named('dataconstraint', 'CR_FLOWS'),
    role: 'allowed',
    attachedTo: [dataflow],
    regions: [
      {
        isIncluded: true,
        keyValues: [
          { id: 'SEX', values: ['F', 'M'] },
          {
            id: 'TIME_PERIOD',
            timeRange: {
              start: { period: '2015', isInclusive: true },
              end: { period: '2020', isInclusive: false },
            },
          },
        ],
        components: [{ id: 'OBS_STATUS', values: ['A'] }],
      },
    ],
  },
  {
    ...named('dataconstraint', 'CR_ACTUAL'),
    role: 'actual',
    attachedTo: [dataflow],
    regions: [{ isIncluded: true, keyValues: [{ id: 'SEX', values: ['F'] }], components: [] }],
    seriesCount: 3,
    observationCount: 9,
  },
  { ...named('provisionagreement', 'PA_FLOWS'), dataflow, provider },
]
