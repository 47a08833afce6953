import type { TotalizationInstrument } from '@corridor/contract'
import type { CsvTable } from '../../http/csv.ts'
import type { Answer } from '../../http/mount.ts'

type Instrument = Answer<TotalizationInstrument>

/** One row for each rule. */
const ruleRows = ({ id, version, name, clauses }: Instrument) =>
  clauses.map(({ step, rule, article, says, verification, source }) => [
    id,
    version,
    name,
    rule,
    step,
    article,
    says,
    verification,
    source,
  ])

export const instrumentRulesTable = (
  instruments: readonly Instrument[],
  fileName: string,
): CsvTable => ({
  columns: [
    'instrument',
    'version',
    'name',
    'rule',
    'step',
    'article',
    'says',
    'verification',
    'source',
  ],
  rows: instruments.flatMap(ruleRows),
  fileName,
})
