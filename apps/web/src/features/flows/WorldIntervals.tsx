import { useMessages } from '../../i18n/useMessages.ts'
import { IntervalPanel } from '../simulations/IntervalPanel.tsx'
import type { World } from './useWorld.ts'
import type { WorldView } from './worldView.ts'

/** How sure the world's figures are: the total, and the pair that is kept. */
export function WorldIntervals({
  world,
  view,
  change,
}: {
  readonly world: World
  readonly view: WorldView
  readonly change: (part: Partial<WorldView>) => void
}) {
  const t = useMessages()
  const { answer, gross, areas, selection } = world
  const { estimate } = answer
  const { interval, intervalNote, total } = estimate
  const [i, j] = [view.from, view.to].map((code) =>
    gross.nodes.findIndex((node) => node.code === code),
  )
  const pair = gross.persons[i!]?.[j!]
  const [lower, median, upper] = (['lower', 'median', 'upper'] as const).map(
    (side) => gross.bounds?.[side][i!]?.[j!] ?? null,
  )
  const onlyGross = interval !== null && (view.measure === 'net' || view.type !== undefined)
  return (
    <IntervalPanel
      selection={{ ...selection, sex: view.sex, whenInfeasible: view.whenInfeasible }}
      figures={[
        { label: t('interval.world-total'), point: total, bounds: interval },
        ...(pair === undefined
          ? []
          : [
              {
                label: t('interval.pair', {
                  origin: areas.name(view.from!),
                  destination: areas.name(view.to!),
                }),
                point: pair,
                bounds:
                  lower == null || median == null || upper == null
                    ? null
                    : { lower, median, upper },
              },
            ]),
      ]}
      shown={interval?.simulation ?? null}
      note={intervalNote}
      onShow={(simulation) => change({ simulation })}
      {...(onlyGross ? { limits: t('interval.gross-only') } : {})}
    />
  )
}
