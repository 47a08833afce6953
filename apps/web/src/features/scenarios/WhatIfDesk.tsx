import { useMemo, useState } from 'react'
import { usePermalink } from '../../app/usePermalink.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { ChangeList } from './ChangeList.tsx'
import { DistanceFile } from './DistanceFile.tsx'
import { EditForm, type FigureKind } from './EditForm.tsx'
import { FlowTrouble } from './FlowTrouble.tsx'
import type { StayersPlace } from './flowMessages.ts'
import { IntervalControls } from './IntervalControls.tsx'
import { NationalFile } from './NationalFile.tsx'
import type { Accounts } from './readAccounts.ts'
import { ScenarioFile } from './ScenarioFile.tsx'
import { ScenarioOutcome } from './ScenarioOutcome.tsx'
import { NO_CHANGES, withChange, withoutChange } from './scenarioChanges.ts'
import { scenarioOf, type useScenario } from './useScenario.ts'
import { useScenarioWork } from './useScenarioWork.ts'
import type { WhatIfView } from './whatIfView.ts'

interface WhatIfDeskProps {
  readonly areas: AreaNames
  readonly accounts: Accounts
  readonly scenario: ReturnType<typeof useScenario>
  readonly view: WhatIfView
  readonly change: (part: Partial<WhatIfView>, options?: { readonly replace?: boolean }) => void
  readonly threshold: number
}

/** The reader's changes on one side, what they do on the other. */
export function WhatIfDesk(props: WhatIfDeskProps) {
  const { areas, accounts, scenario, view, change } = props
  const t = useMessages()
  const { body, edit } = scenario
  const permalink = usePermalink()
  const { method } = accounts.options
  const takesConstraints = MINIMUM_METHODS.includes(method)
  const years = useMemo(() => yearsOf(accounts.selection.period ?? ''), [accounts])
  const [from, to] = lookedAt(accounts, view)
  const pair = useMemo(() => [from, to] as const, [from, to])
  const [kind, setKind] = useState<FigureKind>('stock')
  const asksStayers = kind === 'stayers' && takesConstraints
  const stayersAt = useMemo(
    () => (asksStayers ? { birthplace: from, residence: to } : null),
    [asksStayers, from, to],
  )
  const { published, base, changed } = useScenarioWork(accounts, body, stayersAt)
  const { problem } = changed
  const linkable = scenario.inAddress !== 'too-long'
  const estimates = useMemo(
    () =>
      base.estimate === null || changed.estimate === null
        ? null
        : { before: base.estimate, after: changed.estimate },
    [base.estimate, changed.estimate],
  )
  const isInfeasible = problem?.code === 'infeasible' && Array.isArray(problem.details.tables)
  return (
    <div className="what-if-desk">
      <div className="what-if-inputs">
        <EditForm
          input={published}
          body={body}
          years={years}
          name={areas.name}
          from={from}
          to={to}
          onPair={(part) => change(part, { replace: true })}
          estimates={problem === null ? estimates : null}
          kind={kind}
          onKind={setKind}
          stayers={isAt(changed.stayers?.at, stayersAt) ? changed.stayers!.range : null}
          takesConstraints={takesConstraints}
          edit={edit}
        />
        <NationalFile
          areas={areas}
          target={{ areas: accounts.areas, years, sex: accounts.selection.sex ?? 'both' }}
          onTables={(tables) =>
            edit((last) => tables.reduce((now, national) => withChange(now, { national }), last))
          }
        />
        <DistanceFile
          areas={accounts.areas}
          name={areas.name}
          decay={body.constraints.distanceDecay}
          usable={!METHODS_WITHOUT_ACCOUNTS.includes(method)}
          needsWithin={METHODS_OF_INDEPENDENCE.includes(method)}
          onDecay={(decay) => edit((last) => withChange(last, { decay }), 'decay')}
        />
        <section aria-labelledby="changes-title">
          <h2 id="changes-title">{t('whatif.changes')}</h2>
          <ChangeList
            input={published}
            body={body}
            years={years}
            name={areas.name}
            onRemove={(key) => edit((last) => withoutChange(last, key))}
          />
          <p className="actions">
            <button type="button" disabled={!scenario.canUndo} onClick={scenario.undo}>
              {t('whatif.undo')}
            </button>
            <button type="button" disabled={!scenario.canRedo} onClick={scenario.redo}>
              {t('whatif.redo')}
            </button>
            <button
              type="button"
              disabled={body === NO_CHANGES}
              onClick={() => edit(() => NO_CHANGES)}
            >
              {t('whatif.reset')}
            </button>
          </p>
          {scenario.inAddress === 'unreadable' && (
            <p className="note" role="alert">
              {t('whatif.link-unreadable')}
            </p>
          )}
          <ScenarioFile
            selection={accounts.selection}
            scenario={() => scenarioOf(accounts.selection, body, accounts.checksum)}
            linkable={linkable}
            onRestore={scenario.restore}
          />
        </section>
        <IntervalControls
          accounts={accounts}
          years={years}
          progress={changed.progress}
          intervals={changed.intervals}
          ready={problem === null && changed.settled && !changed.working}
          onSimulate={changed.simulate}
          onCancel={changed.cancel}
        />
      </div>
      <div className="what-if-outcome">
        {problem !== null && (
          <FlowTrouble problem={problem} name={areas.name}>
            {isInfeasible && (
              <>
                <button type="button" onClick={() => change({ whenInfeasible: 'exclude' })}>
                  {t('problem.exclude')}
                </button>
                <button type="button" onClick={() => change({ whenInfeasible: 'relax' })}>
                  {t('whatif.relax')}
                </button>
              </>
            )}
            {scenario.canUndo && (
              <button type="button" onClick={scenario.undo}>
                {t('whatif.undo')}
              </button>
            )}
          </FlowTrouble>
        )}
        {estimates !== null && (
          <ScenarioOutcome
            areas={areas}
            accounts={accounts}
            body={body}
            pair={pair}
            {...estimates}
            intervals={changed.intervals}
            link={() => `${permalink()}${linkable ? window.location.hash : ''}`}
            linkable={linkable}
            outdated={problem !== null}
            threshold={props.threshold}
            shown={view.shown}
            onShown={(shown) => change({ shown }, { replace: true })}
          />
        )}
      </div>
    </div>
  )
}

/** Methods in which who stays is decided, so that flows or stayers can be given. */
const MINIMUM_METHODS: readonly string[] = ['open-minimum', 'closed-minimum']

/** Methods that look at the stocks alone have no moves to weigh by distance. */
const METHODS_WITHOUT_ACCOUNTS: readonly string[] = [
  'drop-negative',
  'reverse-negative',
  'migration-rates',
]

/** Methods in which moves within an area are weighed, too. */
const METHODS_OF_INDEPENDENCE: readonly string[] = [
  'open-independence',
  'closed-independence',
  'pseudo-bayes',
]

/** Whether an answer is about the place that is looked at. */
const isAt = (answered: StayersPlace | undefined, asked: StayersPlace | null): boolean =>
  answered !== undefined &&
  answered.birthplace === asked?.birthplace &&
  answered.residence === asked.residence

const yearsOf = (period: string): { readonly start: number; readonly end: number } => {
  const [start = 0, end = 0] = period.split('-').map(Number)
  return { start, end }
}

/** The corridor in the address as far as the estimate has it; otherwise its largest stock. */
function lookedAt(
  { areas, stockEnd }: Accounts,
  { from, to }: WhatIfView,
): readonly [string, string] {
  const known = (code: string | undefined): string | undefined =>
    code !== undefined && areas.includes(code) ? code : undefined
  const [origin, destination] = [known(from), known(to)]
  let best = { persons: -1, pair: [areas[0] ?? '', areas[1] ?? ''] as [string, string] }
  for (const [place, persons] of stockEnd.persons.entries()) {
    const pair = [areas[stockEnd.birthplace[place]!]!, areas[stockEnd.residence[place]!]!] as [
      string,
      string,
    ]
    if (pair[0] === pair[1] || persons <= best.persons) continue
    if ((origin ?? pair[0]) !== pair[0] || (destination ?? pair[1]) !== pair[1]) continue
    best = { persons, pair }
  }
  return [origin ?? best.pair[0], destination ?? best.pair[1]]
}
