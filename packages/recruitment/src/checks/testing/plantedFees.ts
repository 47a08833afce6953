import type { RuleId } from '../catalogue/index.ts'
import type { FeeLine } from '../fees/index.ts'
import type { PlantedCase } from './plantedCases.ts'
import { feeLine, SAMPLE_CASE, xts } from './sampleCase.ts'

type Row = readonly [
  name: string,
  lines: readonly Partial<FeeLine>[],
  bad: readonly RuleId[],
  unknown?: readonly RuleId[],
]

const worker = { payer: 'worker', source: 'worker' } as const
const BOTH = ['fee_ceiling', 'fee_disguised'] as const

/** What a person who knows the recruitment would say; the labels of words are hers, not a list's. */
const ROWS: readonly Row[] = [
  ['employer pays all', [{}, { category: 'B6', label: 'Air ticket' }], []],
  ['worker pays the examination', [{ ...worker }], ['fee_ceiling']],
  ['one cent', [{ ...worker, amount: xts(1) }], ['fee_ceiling']],
  ['nothing at all', [{ ...worker, amount: xts(0) }], []],
  ['taken from wages', [{ recoveredFromWages: true }], ['fee_ceiling']],
  ['agency pays', [{ payer: 'agency' }], []],
  [
    'worker pays for the ticket',
    [{ ...worker, category: 'B6', label: 'Air ticket' }],
    ['fee_ceiling'],
  ],
  ['payer not stated', [{ payer: null }], [], ['fee_ceiling']],
  ['sum not stated', [{ ...worker, amount: null }], [], ['fee_ceiling']],
  ['not known whether taken from wages', [{ recoveredFromWages: null }], [], ['fee_ceiling']],
  [
    'agency silent, worker speaks',
    [{ ...worker, amount: xts(90_000), category: 'A1', label: 'Matching' }],
    ['fee_ceiling'],
  ],
  ['processing fee', [{ ...worker, category: 'B7', label: 'Processing fee' }], BOTH],
  ['service charge in capitals', [{ ...worker, category: 'A1', label: 'SERVICE CHARGE' }], BOTH],
  ['training bond', [{ ...worker, category: 'B4', label: 'training bond (refundable)' }], BOTH],
  ['documentation', [{ ...worker, category: 'B7', label: 'Documentation' }], BOTH],
  ['medical package', [{ ...worker, category: 'B1', label: 'Medical package, full' }], BOTH],
  [
    'frais de dossier',
    [{ ...worker, category: 'B7', label: 'Frais de dossier', labelLanguage: 'fr' }],
    BOTH,
  ],
  ['fianza', [{ ...worker, category: 'C5', label: 'Fianza', labelLanguage: 'es' }], BOTH],
  ['عمولة', [{ ...worker, category: 'A2', label: 'عمولة المكتب', labelLanguage: 'ar' }], BOTH],
  ['bribe', [{ ...worker, category: 'C1', label: 'Gift' }], BOTH],
  [
    'collateral paid by the agency',
    [{ payer: 'agency', category: 'C5', label: 'Deposit' }],
    ['fee_disguised'],
  ],
  ['kickback', [{ ...worker, category: 'C2', label: 'Thanks' }], BOTH],
  ['recovery from the worker', [{ ...worker, category: 'A4', label: 'Repayment' }], BOTH],
  // No list knows these words: the rule misses them.
  ['goodwill payment', [{ ...worker, category: 'B7', label: 'Goodwill payment' }], BOTH],
  ['file opening', [{ ...worker, category: 'B7', label: 'File opening' }], BOTH],
  // Honest words that a list suspects.
  [
    'bond paper bought by the worker',
    [{ ...worker, category: 'B7', label: 'Bond paper for copies' }],
    ['fee_ceiling'],
  ],
  [
    'documentation centre',
    [{ ...worker, category: 'B4', label: 'Course at the documentation centre' }],
    ['fee_ceiling'],
  ],
  ['service charge paid by the employer', [{ category: 'A1', label: 'Service charge' }], []],
  [
    'label in a language without list',
    [{ ...worker, label: 'सेवा शुल्क', labelLanguage: 'ne' }],
    ['fee_ceiling'],
    ['fee_disguised'],
  ],
  ['no label', [{ ...worker, label: null }], ['fee_ceiling'], ['fee_disguised']],
  [
    'worker and agency differ',
    [
      { ...worker, amount: xts(90_000) },
      { payer: 'worker', amount: xts(5_000) },
    ],
    BOTH,
  ],
  ['worker and agency agree', [{ ...worker }, { payer: 'worker' }], ['fee_ceiling']],
]

export const PLANTED_FEES: readonly PlantedCase[] = [
  ...ROWS.map(([name, lines, bad, unknown = []]) => ({
    name: `fees: ${name}`,
    facts: { ...SAMPLE_CASE, fees: lines.map((line) => feeLine(line)) },
    ...{ bad, unknown },
  })),
  { name: 'fees: none', facts: { ...SAMPLE_CASE, fees: [] }, bad: [], unknown: [] },
  {
    ...{ name: 'fees: nobody stated any', bad: [], unknown: BOTH },
    facts: { ...SAMPLE_CASE, fees: null },
  },
]
