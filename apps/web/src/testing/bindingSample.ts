import {
  bindingRoute,
  type CorridorRight,
  countryStandardsRoute,
  dueRoute,
  type Provision,
} from '@corridor/contract'
import { COMPARE_SAMPLE, statusSample } from './standardsSample.ts'

/** What binds two ends and what is due, invented but for the codes; parsed by the contract's schemas. */

const provision = (
  article: string,
  topic: Provision['topic'],
  requirement: string,
  verification: Provision['verification'],
): Provision => ({
  article,
  topic,
  subject: topic,
  requirement: {
    en: requirement,
    fr: `${requirement} (fr)`,
    es: `${requirement} (es)`,
    ar: `${requirement} (ar)`,
  },
  dutyOf: 'destination',
  isRight: true,
  unit: null,
  reciprocity: 'none',
  verification,
  source: `Text of ${article}`,
  review: null,
})

const right = (
  instrument: string,
  of: Provision,
  state: CorridorRight['state'],
  ends: Partial<Pick<CorridorRight, 'owedBy' | 'neededOf'>> = {},
): CorridorRight => ({ instrument, provision: of, state, owedBy: [], neededOf: [], ...ends })

const { instruments, sources } = COMPARE_SAMPLE

const wages = provision(
  '6(1)(a)',
  'wages-and-earnings',
  'Equal pay with nationals.',
  'text-checked',
)
const fees = provision('7(1)', 'fees-and-costs', 'No fee is charged to workers.', 'unverified')
const contract = provision('5', 'contracts', 'A copy of the contract is given.', 'unverified')

/** Destination bound by C097; C181 ratified by nobody; C001 in force at both ends, not described. */
export const BINDING_SAMPLE = bindingRoute.output.parse({
  corridor: 'NPL-QAT',
  on: '2014-05-28',
  instruments,
  bindings: [
    {
      instrument: 'C001',
      pattern: 'both',
      origin: statusSample('C001', 'NPL', 'in-force', { verification: 'unverified' }),
      destination: statusSample('C001', 'QAT', 'in-force'),
    },
    {
      instrument: 'C097',
      pattern: 'cannot-tell',
      origin: statusSample('C097', 'NPL', 'not-recorded', { completeThrough: '2014-01-01' }),
      destination: statusSample('C097', 'QAT', 'in-force', {
        units: [{ unit: 'annex-2', kind: 'excluded' }],
      }),
    },
    {
      instrument: 'C181',
      pattern: 'neither',
      origin: statusSample('C181', 'NPL', 'not-ratified'),
      destination: statusSample('C181', 'QAT', 'not-ratified'),
    },
    {
      instrument: 'R086',
      pattern: 'guidance',
      origin: statusSample('R086', 'NPL', 'guidance'),
      destination: statusSample('R086', 'QAT', 'guidance'),
    },
  ],
  topics: [
    {
      topic: 'fees-and-costs',
      state: 'missing',
      rights: [right('C181', fees, 'missing', { neededOf: ['destination'] })],
    },
    { topic: 'contracts', state: 'missing', rights: [right('R086', contract, 'guidance')] },
    {
      topic: 'wages-and-earnings',
      state: 'held',
      rights: [right('C097', wages, 'held', { owedBy: ['destination'] })],
    },
  ],
  undescribed: [{ instrument: 'C001', ends: ['origin', 'destination'] }],
  wouldAdd: [
    {
      end: 'destination',
      instrument: 'C181',
      standing: 'not-ratified',
      newTopics: ['fees-and-costs'],
      uncertainTopics: [],
      articles: ['7(1)'],
      articlesIfBoth: [],
    },
    {
      end: 'origin',
      instrument: 'C097',
      standing: 'not-recorded',
      newTopics: [],
      uncertainTopics: [],
      articles: [],
      articlesIfBoth: ['10'],
    },
  ],
  sources,
})

export const COUNTRY_STANDARDS_SAMPLE = countryStandardsRoute.output.parse({
  state: 'NPL',
  on: '2014-05-28',
  instruments,
  statuses: [
    statusSample('C001', 'NPL', 'in-force', { verification: 'unverified' }),
    statusSample('C097', 'NPL', 'registered'),
    statusSample('C181', 'NPL', 'no-list'),
    statusSample('R086', 'NPL', 'guidance'),
  ],
  sources,
})

export const DUE_SAMPLE = dueRoute.output.parse({
  state: 'NPL',
  from: '2014-05-28',
  until: '2016-05-28',
  items: [
    {
      kind: 'report-cycle-unknown',
      date: null,
      year: null,
      instrument: 'C001',
      record: null,
      rule: 'report-art22',
      text: 'The years are not known here',
      verification: 'unverified',
      source: null,
      review: null,
    },
    {
      kind: 'entry-into-force',
      date: '2015-01-22',
      year: 2015,
      instrument: 'C097',
      record: null,
      rule: 'entry-into-force',
      text: 'C097 enters into force',
      verification: 'text-checked',
      source: 'C097 Art. 13',
      review: null,
    },
  ],
  sources,
})
