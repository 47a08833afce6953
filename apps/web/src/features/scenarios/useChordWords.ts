import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { isolate, methodName } from '../flows/estimateWords.ts'
import type { ChangeChordProps } from './ChangeChord.tsx'

interface ChordWords {
  readonly title: string
  readonly subtitle: string
  readonly subtitleText: string
  readonly description: string
  readonly uncertainty: string
}

/**
 * What stands round the chord, and goes with it when it leaves the page: under the reader's figures
 * title and subtitle say that it is no published estimate.
 */
export function useChordWords(props: ChangeChordProps): ChordWords {
  const { accounts, before, after, shown, isChanged, intervals, linkable } = props
  const t = useMessages()
  const { format } = useReader()
  const isOwn = shown === 'after' && isChanged
  const largest = largestFlow(shown === 'after' ? after.persons : before.persons)
  const region = (place: number): string => props.areas.name(after.nodes[place]?.code ?? '')
  const flow = {
    from: region(largest.from),
    to: region(largest.to),
    persons: format.inWords(largest.persons),
  }
  const { method, period, sex = 'both' } = accounts.selection
  const line = (codes: (text: string) => string): string =>
    [
      ...(isOwn ? [t('whatif.own')] : []),
      ...(isOwn && !linkable ? [t('whatif.own-in-file')] : []),
      t('estimate.persons'),
      t('estimate.period', { period: format.period(period) }),
      methodName(t, method),
      codes(accounts.vintage),
      ...(sex === 'both' ? [] : [t(`sex.${sex}`)]),
    ].join(' · ')
  const quantiles = intervals?.total.quantiles
  return {
    title: t(isOwn ? 'whatif.chord-own' : 'whatif.chord-published', flow),
    subtitle: line(isolate),
    subtitleText: line((text) => text),
    description: t('whatif.chord-description', { count: after.nodes.length, ...flow }),
    uncertainty:
      isOwn && quantiles !== undefined
        ? t('whatif.chord-interval', {
            lower: format.persons(quantiles[0]!),
            upper: format.persons(quantiles.at(-1)!),
          })
        : t('whatif.chord-no-interval'),
  }
}

/** The largest flow between two different regions. */
function largestFlow(persons: readonly (readonly number[])[]) {
  let best = { from: 0, to: 1, persons: 0 }
  for (const [from, row] of persons.entries()) {
    for (const [to, value] of row.entries()) {
      if (from !== to && value > best.persons) best = { from, to, persons: value }
    }
  }
  return best
}
