import type { ComparedEstimate, ComparedPair, DifferenceReason } from '@corridor/contract'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'

/** How the comparison names estimates, pairs and reasons in the reader's language. */
export function useComparisonWords(areas: AreaNames) {
  const t = useMessages()
  const { format } = useReader()
  return useMemo(() => {
    const pair = ({ origin, destination }: Pick<ComparedPair, 'origin' | 'destination'>): string =>
      t('top.pair', { from: areas.name(origin), to: areas.name(destination) })
    const persons = (value: number | null): string =>
      value === null ? t('compare.no-figure') : format.persons(value)
    return {
      pair,
      persons,
      estimate: ({ method, vintage }: Pick<ComparedEstimate, 'method' | 'vintage'>): string =>
        t('compare.estimate', { method: methodName(t, method), vintage: isolate(vintage) }),
      rank: (rank: number | null): string =>
        rank === null ? t('compare.no-rank') : format.number(rank),
      reason: ({ kind, area, a, b }: DifferenceReason): string => {
        const values = {
          area: area === null ? '' : areas.name(area),
          where: area === null ? 'pair' : 'area',
          a: persons(a),
          b: persons(b),
        }
        return t(`compare.reason.${kind.replaceAll('_', '-')}`, values)
      },
    }
  }, [areas, t, format])
}
