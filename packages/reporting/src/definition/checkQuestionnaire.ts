import { type Questionnaire, tablesOf } from './Questionnaire.ts'

export interface DefinitionProblem {
  readonly rule: 'repeated_id' | 'repeated_country' | 'same_dimension' | 'repeated_table'
  /** The module, table or country. */
  readonly at: string
  readonly words: string
}

/** What the form of a definition does not show; empty where it may be opened. */
export function checkQuestionnaire(definition: Questionnaire): readonly DefinitionProblem[] {
  const tables = tablesOf(definition)
  const repeated = (values: readonly string[]) =>
    values.filter((value, at) => values.indexOf(value) !== at)
  return [
    ...repeated(definition.countries).map((at) => ({
      rule: 'repeated_country' as const,
      at,
      words: `${at} is named twice among the countries; name it once`,
    })),
    ...repeated([...definition.modules, ...tables].map(({ id }) => id)).map((at) => ({
      rule: 'repeated_id' as const,
      at,
      words: `${at} names two modules or tables; give each its own id`,
    })),
    ...tables
      .filter(({ rows, columns }) => rows === columns)
      .map(({ id, rows }) => ({
        rule: 'same_dimension' as const,
        at: id,
        words: `${id} has ${rows} in rows and in columns; choose another for one of them`,
      })),
    ...repeated(
      tables.map(({ measure, rows, columns }) => [measure, ...[rows, columns].sort()].join(' ')),
    ).map((at) => ({
      rule: 'repeated_table' as const,
      at,
      words: `two tables ask for the same figures (${at}); leave one out`,
    })),
  ]
}
