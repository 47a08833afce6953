import { Trans } from '@lingui/react'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { Term } from '../../ui/Term.tsx'
import { EstimateFields } from '../estimates/EstimateFields.tsx'
import type { World } from './useWorld.ts'
import { isPreset, PRESET_2014 } from './worldPreset.ts'
import type { WorldView } from './worldView.ts'

const THRESHOLDS = [0, 10_000, 25_000, 50_000, 100_000, 140_000, 250_000, 500_000, 1_000_000]

interface WorldControlsProps {
  readonly world: World
  readonly view: WorldView
  readonly change: (part: Partial<WorldView>) => void
}

/** Which estimate is shown, and how much of it. */
export function WorldControls({ world, view, change }: WorldControlsProps) {
  const t = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <section className="world-controls" aria-label={t('world.controls')} data-open={open}>
      <button
        type="button"
        className="controls-toggle"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('world.controls')}
      </button>
      <div className="controls-body">
        <WorldEstimate world={world} view={view} change={change} />
        <DrawingControls world={world} view={view} change={change} />
        <Preset world={world} view={view} change={change} />
      </div>
    </section>
  )
}

/** Which estimate: a method without types of move takes the type with it. */
function WorldEstimate({ world, view, change }: WorldControlsProps) {
  const t = useMessages()
  const { options, selection } = world
  return (
    <EstimateFields
      options={options}
      choice={{ ...selection, sex: view.sex }}
      change={(part) => {
        const known = options.methods.find(({ method }) => method === part.method)
        change({ ...part, ...(known?.knowsMoveTypes === false ? { type: undefined } : {}) })
      }}
      vintageMeans={
        <Trans
          id="world.vintage-means"
          components={{
            0: <Term meaning={t('term.vintage')}>{t('term.vintage.word')}</Term>,
          }}
        />
      }
    />
  )
}

function DrawingControls({ world, view, change }: WorldControlsProps) {
  const t = useMessages()
  const { format } = useReader()
  const { threshold, defaultThreshold, options, selection } = world
  const knowsTypes =
    options.methods.find(({ method }) => method === selection.method)?.knowsMoveTypes === true
  const steps = [...new Set([...THRESHOLDS, threshold, defaultThreshold])].sort((a, b) => a - b)
  return (
    <>
      <Select
        label={t('world.threshold')}
        value={String(threshold)}
        options={steps.map((step) => ({
          value: String(step),
          label: step === 0 ? t('world.threshold-none') : format.number(step),
        }))}
        onChange={(step) => {
          const value = Number(step)
          change({ threshold: value === defaultThreshold ? undefined : value })
        }}
      />
      <SegmentedControl
        label={t('world.measure')}
        value={view.measure}
        options={[
          { value: 'gross', label: t('world.measure-gross') },
          { value: 'net', label: t('world.measure-net') },
        ]}
        onChange={(measure) => change({ measure })}
        note={t(view.measure === 'gross' ? 'world.gross-means' : 'world.net-means')}
      />
      <Select
        label={t('world.type')}
        value={view.type ?? 'all'}
        options={[
          { value: 'all', label: t('world.type-all') },
          ...(['outward', 'return', 'transit'] as const).map((type) => ({
            value: type,
            label: t(`corridor.type-${type}`),
            disabled: !knowsTypes,
          })),
        ]}
        onChange={(type) => change({ type: type === 'all' ? undefined : type })}
        note={t(knowsTypes ? 'world.type-means' : 'world.type-why')}
      />
    </>
  )
}

/** The view of the figure in the ILO Director-General's report of 2014, and why its total differs. */
function Preset({ world, view, change }: WorldControlsProps) {
  const t = useMessages()
  const { format } = useReader()
  const shown = isPreset(view)
  const { estimate } = world.answer
  return (
    <div className="field preset">
      <button type="button" aria-pressed={shown} onClick={() => change(PRESET_2014)}>
        {t('world.preset')}
      </button>
      <p className="field-note">
        {shown
          ? t('world.preset-differs', {
              published: format.number(41_485_600),
              publishedAreas: format.number(196),
              recomputed: format.exact(estimate.total),
              areas: format.number(estimate.areas),
              vintage: estimate.vintage,
            })
          : t('world.preset-means')}
      </p>
    </div>
  )
}
