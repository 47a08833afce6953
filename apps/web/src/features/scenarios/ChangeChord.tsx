import type { FlowIntervals } from '@corridor/flows'
import { useMemo, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { useWidth } from '../../ui/useWidth.ts'
import type { AreaNames } from '../areas/useAreas.ts'
import { Chord } from '../flows/Chord.tsx'
import { chordSize } from '../flows/chordSize.ts'
import type { FlowMatrix } from '../flows/flowMatrix.ts'
import { MatrixTable } from '../flows/MatrixTable.tsx'
import { nodeColours } from '../flows/nodeColour.ts'
import type { Focus } from '../flows/walkChord.ts'
import { regionCsv } from './compareFlows.ts'
import { drawRegionChord } from './drawRegionChord.ts'
import type { Accounts } from './readAccounts.ts'
import { useChordWords } from './useChordWords.ts'

/** The figure stands beside the form, so it need not be as large as on the world page. Pixels. */
const WIDEST = 640

export interface ChangeChordProps {
  readonly areas: AreaNames
  readonly accounts: Accounts
  readonly before: FlowMatrix
  readonly after: FlowMatrix
  /** Whether the reader's figures make a difference. */
  readonly isChanged: boolean
  readonly intervals: FlowIntervals | null
  readonly shown: 'after' | 'before'
  readonly onShown: (shown: 'after' | 'before') => void
  readonly threshold: number
  readonly link: () => string
  /** Whether that address holds the changes. */
  readonly linkable: boolean
}

/** Flows between regions under the reader's figures, or as published, in one place to switch. */
export function ChangeChord(props: ChangeChordProps) {
  const { areas, before, after, shown, onShown, threshold } = props
  const t = useMessages()
  const { format } = useReader()
  const words = useChordWords(props)
  const matrix = shown === 'after' ? after : before
  const colours = useMemo(
    () => nodeColours(matrix.nodes, areas.regionsOf('science-2014')),
    [matrix.nodes, areas],
  )
  return (
    <div className="change-chord">
      <ChartFrame
        id="what-if-flows"
        {...words}
        sources={props.accounts.sources}
        link={props.link}
        linkable={props.linkable}
        onCsv={() =>
          saveFile(
            new Blob([regionCsv(before, after)], { type: 'text/csv' }),
            'what-if-regions.csv',
          )
        }
        picture={() => drawRegionChord(matrix, colours, areas.name, threshold, format.number)}
        toolbar={
          <SegmentedControl
            label={t('whatif.shown')}
            value={shown}
            options={(['after', 'before'] as const).map((value) => ({
              value,
              label: t(`whatif.shown-${value}`),
            }))}
            onChange={onShown}
          />
        }
        chart={<ChordOf {...props} matrix={matrix} colours={colours} title={words.title} />}
        table={<MatrixTable matrix={matrix} name={areas.name} caption={words.title} />}
      />
    </div>
  )
}

/** The chord with what is pointed at, before and after, and the names that have no room in it. */
function ChordOf(
  props: ChangeChordProps & {
    readonly matrix: FlowMatrix
    readonly colours: readonly string[]
    readonly title: string
  },
) {
  const { areas, matrix, colours, threshold, title } = props
  const t = useMessages()
  const { format } = useReader()
  const [room, available] = useWidth<HTMLDivElement>()
  const [focus, setFocus] = useState<Focus | null>(null)
  const size = useMemo(() => chordSize(Math.min(available, WIDEST)), [available])
  const texts = useMemo(
    () =>
      matrix.nodes.map(({ code }, index) =>
        size.names ? areas.name(code) : format.number(index + 1),
      ),
    [matrix.nodes, areas, size.names, format],
  )
  return (
    <>
      <div ref={room} className="chord-room">
        {available > 0 && (
          <Chord
            matrix={matrix}
            size={size}
            threshold={threshold}
            colours={colours}
            texts={texts}
            label={title}
            focus={focus}
            open={null}
            onFocus={setFocus}
            onChoose={setFocus}
            onLeave={() => setFocus(null)}
          />
        )}
      </div>
      <p className="focus-sentence">
        <FocusSentence {...props} focus={focus} />
      </p>
      {!size.names && (
        <ol className="region-numbers">
          {matrix.nodes.map(({ code }) => (
            <li key={code}>{areas.name(code)}</li>
          ))}
        </ol>
      )}
      <p className="note">{t('whatif.threshold', { persons: format.persons(threshold) })}</p>
    </>
  )
}

/** What is pointed at, before and after. */
function FocusSentence({
  areas,
  before,
  after,
  focus,
}: ChangeChordProps & { readonly focus: Focus | null }) {
  const t = useMessages()
  const { format } = useReader()
  if (focus?.kind !== 'flow') return t('whatif.point')
  const place = (code: string) => after.nodes.findIndex((node) => node.code === code)
  const [from, to] = [place(focus.from), place(focus.to)]
  return t('whatif.region-flow', {
    from: areas.name(focus.from),
    to: areas.name(focus.to),
    before: format.inWords(before.persons[from]?.[to] ?? 0),
    after: format.inWords(after.persons[from]?.[to] ?? 0),
  })
}
