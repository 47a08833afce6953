import type { AnswerFinding } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { useAreas } from '../areas/useAreas.ts'

/** What a rule says of a cell, in the reader's language. */
export function useFindingWords(): (finding: Pick<AnswerFinding, 'rule' | 'parameters'>) => string {
  const t = useMessages()
  const areas = useAreas()
  const { format } = useReader()
  return ({ rule, parameters }) => {
    const told = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        typeof value === 'number'
          ? format.exact(value)
          : name === 'partner'
            ? (areas?.name(value) ?? value)
            : value,
      ]),
    )
    return t(`reporting.rule-${rule.replaceAll('_', '-')}`, told)
  }
}
