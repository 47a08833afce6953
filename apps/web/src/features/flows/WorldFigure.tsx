import { regionalMatrixRoute, routeUrl, worldMatrixRoute } from '@corridor/contract'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import type { Picture } from '../../ui/picture.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import { useEstimateFiles } from '../estimates/useEstimateFiles.ts'
import { useUncertainty } from '../estimates/useUncertainty.ts'
import { Chord } from './Chord.tsx'
import { chordLabels } from './chordLabels.ts'
import { chordLayout } from './chordLayout.ts'
import { chordSize } from './chordSize.ts'
import { drawChord } from './drawChord.ts'
import { estimateLine, isolate } from './estimateWords.ts'
import { FlowSentence } from './FlowSentence.tsx'
import { gatherSmall, REST } from './flowMatrix.ts'
import { HiddenFlows } from './HiddenFlows.tsx'
import { KeptFlow } from './KeptFlow.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { NodeIntervals } from './NodeIntervals.tsx'
import { NodeList } from './NodeList.tsx'
import { nodeColours } from './nodeColour.ts'
import type { World } from './useWorld.ts'
import { useWorldWords } from './useWorldWords.ts'
import type { Focus } from './walkChord.ts'
import { estimateInput, regionalInput } from './worldQueries.ts'
import type { WorldView } from './worldView.ts'

const WorldMapFigure = lazy(() =>
  import('./WorldMapFigure.tsx').then((module) => ({ default: module.WorldMapFigure })),
)

/** Countries of an opened region that keep a sector of their own, by room. */
const MOST_COUNTRIES = { wide: 18, narrow: 9 } as const

/** Files have the size of the widest page, whatever the screen. */
const FILE_WIDTH = 820

interface WorldFigureProps {
  readonly world: World
  readonly view: WorldView
  readonly open: string | undefined
  readonly change: (part: Partial<WorldView>) => void
  readonly onOpen: (node: string) => void
  readonly onClose: () => void
}

/** The picture of the world page in its frame: chord, map or matrix of one selection. */
export function WorldFigure(props: WorldFigureProps) {
  const { world, view, open, change } = props
  const t = useMessages()
  const { format } = useReader()
  const words = useWorldWords(world, view, open)
  const [mapPicture, setMapPicture] = useState<(() => Picture) | null>(null)
  const keepMapPicture = useCallback(
    (picture: (() => Picture) | null) => setMapPicture(() => picture),
    [],
  )
  const chord = useChordPicture(world)
  const { estimate } = world.answer
  const hasIntervals = world.answer.lower != null
  const certainty = useUncertainty(hasIntervals, estimate.intervalNote)
  const files = useEstimateFiles(useMemo(() => estimateInput(view), [view]))
  const onlyType = view.type === undefined ? '' : ` · ${t('world.only-type', { type: view.type })}`
  const line = estimateLine(t, format, estimate)
  const isMap = view.view === 'map'
  const picture = isMap ? mapPicture : chord
  return (
    <ChartFrame
      id={open === undefined ? 'world-flows' : `flows-${open}`}
      title={words.title}
      subtitle={`${estimateLine(t, format, estimate, isolate)}${onlyType}`}
      subtitleText={`${line}${onlyType}`}
      description={words.description}
      sources={estimate.sources}
      {...certainty}
      files={files}
      csvHref={
        isMap
          ? routeUrl(worldMatrixRoute, estimateInput(view), 'csv')
          : routeUrl(regionalMatrixRoute, regionalInput(view, open), 'csv')
      }
      linkWords={{ ...world.selection }}
      {...(picture === null ? {} : { picture })}
      tableShown={{
        value: view.view === 'table',
        onChange: (shown) => change({ view: shown ? 'table' : 'chord' }),
      }}
      toolbar={
        <>
          <SegmentedControl
            compact
            label={t('world.view')}
            value={view.view}
            options={(['chord', 'map', 'table'] as const).map((value) => ({
              value,
              label: t(`world.view.${value}`),
            }))}
            onChange={(value) => change({ view: value })}
          />
          <KeptFlow view={view} name={world.areas.name} change={change} />
        </>
      }
      chart={
        isMap ? (
          <Suspense fallback={<Reserved what={t('map.what')} className="reserved-map" />}>
            <WorldMapFigure
              world={world}
              view={view}
              open={open}
              label={words.title}
              onPicture={keepMapPicture}
            />
          </Suspense>
        ) : (
          <ChordFigure {...props} title={words.title} />
        )
      }
      table={
        <MatrixTable matrix={world.drawn} name={world.areas.name} caption={words.tableCaption} />
      }
    />
  )
}

/** The chord with its sentence and its key, sized to the room there is. */
function ChordFigure(props: WorldFigureProps & { readonly title: string }) {
  const { world, view, open, change, onOpen, onClose } = props
  const { format } = useReader()
  const [room, available] = useWidth<HTMLDivElement>()
  const [pointed, setPointed] = useState<Focus | null>(null)
  const size = chordSize(available)
  const most = size.names ? MOST_COUNTRIES.wide : MOST_COUNTRIES.narrow
  const { matrix, colours, name } = useChordNodes(world, most)
  const texts = useMemo(
    () =>
      matrix.nodes.map(({ code }, index) => (size.names ? name(code) : format.number(index + 1))),
    [matrix, name, size.names, format],
  )
  const kept: Focus | null =
    view.from !== undefined && view.to !== undefined
      ? { kind: 'flow', from: view.from, to: view.to, owner: view.from }
      : null
  const focus = isThere(pointed, matrix.nodes) ? pointed : kept
  const choose = (chosen: Focus) => {
    if (chosen.kind === 'node' && chosen.code !== REST) onOpen(chosen.code)
    if (chosen.kind === 'flow' && chosen.from !== REST && chosen.to !== REST) {
      const again = view.from === chosen.from && view.to === chosen.to
      change(again ? { from: undefined, to: undefined } : { from: chosen.from, to: chosen.to })
    }
  }
  const leave = () => {
    setPointed(null)
    if (kept !== null) change({ from: undefined, to: undefined })
    else if (open !== undefined) onClose()
  }
  return (
    <div className="chord-plate" data-waiting={world.waiting}>
      <div ref={room} className="chord-room">
        {available > 0 && (
          <Chord
            matrix={matrix}
            size={size}
            threshold={world.threshold}
            colours={colours}
            texts={texts}
            label={props.title}
            focus={focus}
            open={world.answer.open}
            onFocus={setPointed}
            onChoose={choose}
            onLeave={leave}
          />
        )}
      </div>
      <div className="chord-side">
        <FlowSentence world={world} view={view} focus={focus} name={name} />
        <NodeList
          matrix={matrix}
          colours={colours}
          name={name}
          numbered={!size.names}
          focus={focus}
          onFocus={setPointed}
          onOpen={onOpen}
        />
        <NodeIntervals nodes={world.answer.nodes} name={world.areas.name} />
        <HiddenFlows matrix={matrix} threshold={world.threshold} />
      </div>
    </div>
  )
}

const isThere = (focus: Focus | null, nodes: World['drawn']['nodes']): boolean => {
  const has = (code: string): boolean => nodes.some((node) => node.code === code)
  if (focus === null) return false
  return focus.kind === 'node' ? has(focus.code) : has(focus.from) && has(focus.to)
}

/** Nodes as they are drawn: small countries put together, colours and names of all. */
function useChordNodes(world: World, most: number) {
  const t = useMessages()
  const { areas, drawn } = world
  return useMemo(() => {
    const matrix = gatherSmall(drawn, most)
    const rest = matrix.nodes.find(({ kind }) => kind === 'rest')
    return {
      matrix,
      colours: nodeColours(matrix.nodes, areas.regionsOf('science-2014')),
      name: (code: string): string =>
        code === REST ? t('chord.rest', { count: rest?.members.length ?? 0 }) : areas.name(code),
    }
  }, [areas, drawn, most, t])
}

/** The chord as a file, at one size for all screens. */
function useChordPicture(world: World): () => Picture {
  const { format } = useReader()
  const { matrix, colours, name } = useChordNodes(world, MOST_COUNTRIES.wide)
  return () => {
    const size = chordSize(FILE_WIDTH)
    const layout = chordLayout(matrix, { ...size, threshold: world.threshold })
    const labels = chordLabels(
      layout,
      matrix.nodes.map(({ code }) => name(code)),
      size.labelDistance,
    )
    return drawChord(layout, labels, colours, size, (value) => format.number(value))
  }
}
