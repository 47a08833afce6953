import type {
  AttributeRelationship,
  Component,
  DataAttribute,
  DataStructure,
  LocalisedText,
  Representation,
} from '@corridor/sdmx'
import { concept } from './concepts.ts'
import { named, own } from './names.ts'

/** The code list of each component that has one. */
const LISTS: Readonly<Record<string, string>> = {
  EDITION: 'CL_EDITION',
  VINTAGE: 'CL_VINTAGE',
  METHOD: 'CL_METHOD',
  FREQ: 'CL_FREQ',
  MEASURE: 'CL_MEASURE',
  ORIGIN: 'CL_AREA',
  DESTINATION: 'CL_AREA',
  REF_AREA: 'CL_AREA',
  BASIS: 'CL_BASIS',
  REPORTED_BY: 'CL_REPORTED_BY',
  SEX: 'CL_SEX',
  AGE: 'CL_AGE',
  EDUCATION: 'CL_EDUCATION',
  OCCUPATION: 'CL_OCCUPATION',
  INDUSTRY: 'CL_INDUSTRY',
  SECTOR: 'CL_SECTOR',
  ITEM: 'CL_ITEM',
  PART: 'CL_PART',
  UNIT_MEASURE: 'CL_UNIT_MEASURE',
  INSTRUMENT: 'CL_INSTRUMENT',
  OBS_STATUS: 'CL_OBS_STATUS',
  CONF_STATUS: 'CL_CONF_STATUS',
}

const TEXT_TYPES: Readonly<Record<string, Representation['textType']>> = {
  LOWER_BOUND: 'Double',
  UPPER_BOUND: 'Double',
  CASES: 'Integer',
}

const component = (id: string): Component & { readonly representation: Representation } => ({
  id,
  concept: concept(id),
  representation:
    LISTS[id] === undefined
      ? { textType: TEXT_TYPES[id] ?? 'String' }
      : { enumeration: own('codelist', LISTS[id]) },
})

const attribute = (id: string, relationship: AttributeRelationship): DataAttribute => ({
  ...component(id),
  relationship,
  mandatory: false,
})

interface Shape {
  readonly id: string
  readonly names: LocalisedText
  readonly dimensions: readonly string[]
  /** The dimension whose codes have a source each. */
  readonly source?: string
  readonly ofDataSet: readonly string[]
  readonly ofObservation: readonly string[]
}

const GROUP = 'BySource'

/** A structure with one figure; what is said of a source stands at the group of its series. */
function structureOf({ id, names, dimensions, source, ofDataSet, ofObservation }: Shape) {
  const ofSource = source === undefined ? [] : ['SOURCE', 'LICENCE', 'SYNTHETIC']
  return {
    ...own('datastructure', id),
    names,
    dimensions: dimensions.map(component),
    timeDimension: {
      id: 'TIME_PERIOD',
      concept: concept('TIME_PERIOD'),
      representation: { textType: 'ObservationalTimePeriod' },
    },
    groups: source === undefined ? [] : [{ id: GROUP, dimensions: [source] }],
    attributes: [
      ...ofDataSet.map((name) => attribute(name, { to: 'dataset' })),
      ...ofSource.map((name) => attribute(name, { to: 'group', group: GROUP })),
      ...ofObservation.map((name) => attribute(name, { to: 'observation' })),
    ],
    measures: [
      {
        id: 'OBS_VALUE',
        concept: concept('OBS_VALUE'),
        representation: { textType: 'Double' },
        mandatory: false,
      },
    ],
  } satisfies DataStructure
}

export const stockStructure: DataStructure = structureOf({
  id: 'DSD_STOCKS',
  names: named(
    'Migrant stocks by origin and destination',
    'Effectifs de migrants par origine et destination',
    'Población migrante por origen y destino',
    'أعداد المهاجرين حسب المنشأ والمقصد',
  ),
  dimensions: [
    ...['EDITION', 'FREQ', 'MEASURE', 'ORIGIN', 'DESTINATION', 'BASIS', 'REPORTED_BY', 'SEX'],
  ],
  source: 'EDITION',
  ofDataSet: ['UNIT_MEASURE'],
  ofObservation: [],
})

export const demographyStructure: DataStructure = structureOf({
  id: 'DSD_DEMOGRAPHY',
  names: named(
    'Births, deaths, net migration and population',
    'Naissances, décès, migration nette et population',
    'Nacimientos, defunciones, migración neta y población',
    'المواليد والوفيات وصافي الهجرة والسكان',
  ),
  dimensions: ['EDITION', 'FREQ', 'MEASURE', 'REF_AREA', 'SEX'],
  source: 'EDITION',
  ofDataSet: ['UNIT_MEASURE'],
  ofObservation: [],
})

export const flowStructure: DataStructure = structureOf({
  id: 'DSD_FLOWS',
  names: named(
    'Estimates of migration flows',
    'Estimations des flux migratoires',
    'Estimaciones de los flujos migratorios',
    'تقديرات تدفقات الهجرة',
  ),
  dimensions: [
    ...['VINTAGE', 'METHOD', 'FREQ', 'MEASURE', 'ORIGIN', 'DESTINATION', 'REPORTED_BY', 'SEX'],
  ],
  source: 'VINTAGE',
  ofDataSet: ['UNIT_MEASURE'],
  ofObservation: ['OBS_STATUS', 'LOWER_BOUND', 'UPPER_BOUND'],
})

export const ratificationStructure: DataStructure = structureOf({
  id: 'DSD_RATIFICATIONS',
  names: named(
    'Instruments in force for States',
    'Instruments en vigueur pour les États',
    'Instrumentos en vigor para los Estados',
    'الصكوك النافذة على الدول',
  ),
  dimensions: ['FREQ', 'MEASURE', 'REF_AREA', 'INSTRUMENT'],
  ofDataSet: ['UNIT_MEASURE'],
  ofObservation: ['OBS_STATUS', 'REGISTERED', 'ENTRY_INTO_FORCE', 'VERIFICATION'],
})

export const recruitmentStructure: DataStructure = structureOf({
  id: 'DSD_RECRUITMENT',
  names: named(
    'Recruitment, counted from the registers',
    'Recrutement, compté d’après les registres',
    'Contratación, contada en los registros',
    'التوظيف، محسوبًا من السجلات',
  ),
  dimensions: [
    ...['FREQ', 'MEASURE', 'ORIGIN', 'DESTINATION', 'SECTOR', 'ITEM', 'PART', 'UNIT_MEASURE'],
  ],
  ofDataSet: [],
  ofObservation: ['OBS_STATUS', 'CONF_STATUS', 'CASES', 'SOURCE', 'SYNTHETIC'],
})

export const reportStructure: DataStructure = structureOf({
  id: 'DSD_REPORTS',
  names: named(
    'Labour migration as countries report it',
    'Migrations de main-d’œuvre déclarées par les pays',
    'Migración laboral según informan los países',
    'هجرة اليد العاملة كما تبلّغ عنها البلدان',
  ),
  dimensions: [
    ...['FREQ', 'MEASURE', 'ORIGIN', 'DESTINATION', 'REPORTED_BY', 'SEX', 'AGE', 'EDUCATION'],
    ...['OCCUPATION', 'INDUSTRY'],
  ],
  ofDataSet: ['UNIT_MEASURE'],
  ofObservation: ['OBS_STATUS', 'CONF_STATUS', 'SOURCE', 'LICENCE', 'SYNTHETIC'],
})
