import type { FlowEstimate, FlowIntervals } from '@corridor/flows'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { saveFile } from '../../ui/saveFile.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { personsWords } from '../estimates/personsWords.ts'
import { EstimateDiagnostics } from '../flows/EstimateDiagnostics.tsx'
import { ChangeChord } from './ChangeChord.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { changedCorridors, comparisonCsv, corridorChange, regionMatrix } from './compareFlows.ts'
import type { Accounts } from './readAccounts.ts'
import { changedPairs, type ScenarioBody } from './scenarioChanges.ts'
import { scenarioDiagnostics } from './scenarioDiagnostics.ts'

interface ScenarioOutcomeProps {
  readonly areas: AreaNames
  readonly accounts: Accounts
  readonly body: ScenarioBody
  /** The corridor looked at. */
  readonly pair: readonly [string, string]
  readonly before: FlowEstimate
  readonly after: FlowEstimate
  readonly intervals: FlowIntervals | null
  /** Whether `after` is of an earlier state of the changes. */
  readonly outdated: boolean
  readonly threshold: number
  readonly shown: 'after' | 'before'
  readonly onShown: (shown: 'after' | 'before') => void
  /** The address of the page, with the changes as far as they fit into it. */
  readonly link: () => string
  readonly linkable: boolean
}

/** What the changes do: total, picture, corridors, and what the engine noticed. */
export function ScenarioOutcome(props: ScenarioOutcomeProps) {
  const { areas, accounts, body, pair, before, after, intervals, threshold } = props
  const t = useMessages()
  const { format } = useReader()
  const regions = areas.regionsOf('science-2014')
  const matrices = useMemo(() => {
    const codes = regions.map(({ code }) => code)
    const regionOf = (area: string) => areas.areas.get(area)?.regions['science-2014']
    return {
      before: regionMatrix(before, codes, regionOf),
      after: regionMatrix(after, codes, regionOf),
    }
  }, [areas, regions, before, after])
  const changes = useMemo(() => changedCorridors(before, after), [before, after])
  const looked = useMemo(() => {
    const known = new Map(
      [pair, pair.toReversed() as unknown as typeof pair, ...changedPairs(body)].map((one) => [
        one.join(),
        one,
      ]),
    )
    return [...known.values()]
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => corridorChange(before, after, from, to))
  }, [pair, body, before, after])
  const difference = after.total - before.total
  const title = t('whatif.total', {
    before: personsWords(t, format, before.total),
    after: personsWords(t, format, after.total),
    difference: format.signed(difference),
  })
  const save = () =>
    saveFile(new Blob([comparisonCsv(before, after)], { type: 'text/csv' }), 'what-if.csv')
  return (
    <div className="outcome" data-outdated={props.outdated}>
      {props.outdated && <p className="note">{t('whatif.outdated')}</p>}
      <p className="lead">
        {changes.length === 0
          ? t('whatif.unchanged', { total: personsWords(t, format, before.total) })
          : title}
      </p>
      <ChangeTable
        caption={t('whatif.looked')}
        changes={looked}
        intervals={intervals}
        name={areas.name}
      />
      <ChangeChord
        areas={areas}
        accounts={accounts}
        isChanged={changes.length > 0}
        intervals={intervals}
        link={props.link}
        linkable={props.linkable}
        before={matrices.before}
        after={matrices.after}
        shown={props.shown}
        onShown={props.onShown}
        threshold={threshold}
      />
      {changes.length > 0 && (
        <>
          <h2>{t('whatif.largest')}</h2>
          <ChangeTable
            caption={t('whatif.largest-caption', {
              count: changes.length,
              figure: format.number(changes.length),
            })}
            changes={changes.slice(0, MOST_CHANGES)}
            intervals={intervals}
            name={areas.name}
          />
        </>
      )}
      <p className="actions">
        <button type="button" className="quiet" onClick={save}>
          {t('whatif.csv')}
        </button>
      </p>
      <EstimateDiagnostics estimate={scenarioDiagnostics(accounts, after)} name={areas.name} />
    </div>
  )
}

/** Rows that the table offers; all of them are in the file. */
const MOST_CHANGES = 200
