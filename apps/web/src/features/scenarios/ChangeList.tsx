import type { FlowInput } from '@corridor/flows'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { weightFormula } from './distanceDecay.ts'
import {
  changeKey,
  listChanges,
  publishedFigure,
  type ScenarioBody,
  type ScenarioChange,
} from './scenarioChanges.ts'

interface ChangeListProps {
  readonly input: FlowInput
  readonly body: ScenarioBody
  readonly years: { readonly start: number; readonly end: number }
  readonly name: (code: string) => string
  readonly onRemove: (key: string) => void
}

/** All that differs from the published figures, each with a way to take it back. */
export function ChangeList({ input, body, years, name, onRemove }: ChangeListProps) {
  const t = useMessages()
  const { format } = useReader()
  const changes = listChanges(body)
  if (changes.length === 0) return <p className="note">{t('whatif.none')}</p>
  const sentence = (one: ScenarioChange): string => {
    if ('national' in one) {
      const { table, destination, rows, source } = one.national
      return t('whatif.change-national', {
        area: name(destination),
        year: format.year(years[table]),
        count: rows.length,
        source,
      })
    }
    if ('decay' in one) {
      const { distances } = one.decay
      return t(distances === undefined ? 'whatif.change-decay-only' : 'whatif.change-decay', {
        weight: weightFormula(one.decay),
        source: distances?.source ?? '',
      })
    }
    const { place, persons } = one
    const published = publishedFigure(input, place)
    const figures = {
      before: published === null ? '–' : format.exact(published),
      after: format.exact(persons),
    }
    switch (place.kind) {
      case 'stock':
        return t('whatif.change-stock', {
          origin: name(place.origin),
          destination: name(place.destination),
          year: format.year(years[place.table]),
          ...figures,
        })
      case 'births':
      case 'deaths':
        return t(`whatif.change-${place.kind}`, { area: name(place.area), ...figures })
      case 'flow':
        return t('whatif.change-flow', {
          origin: name(place.origin),
          destination: name(place.destination),
          persons: format.exact(persons),
        })
      case 'stayers':
        return t('whatif.change-stayers', {
          birthplace: name(place.birthplace),
          residence: name(place.residence),
          persons: format.exact(persons),
        })
    }
  }
  return (
    <ol className="change-list">
      {changes.map((one) => {
        const text = sentence(one)
        return (
          <li key={changeKey(one)}>
            <span>{text}</span>{' '}
            <button
              type="button"
              className="quiet"
              aria-label={t('whatif.remove-this', { change: text })}
              onClick={() => onRemove(changeKey(one))}
            >
              {t('whatif.remove')}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
