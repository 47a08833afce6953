import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useMessages } from '../../../i18n/useMessages.ts'
import { InstrumentLink } from '../InstrumentLink.tsx'
import { StatusWords } from '../StatusWords.tsx'
import { type Binding, type RulesPartProps, titledBy } from './bindingAnswer.ts'
import { groupBindings, type RuleGroup } from './ruleGroups.ts'

/** Differences and what cannot be told before what is alike. */
const ORDER: readonly Exclude<RuleGroup, 'guidance'>[] = [
  'both',
  'origin-only',
  'destination-only',
  'origin-at-least',
  'destination-at-least',
  'cannot-tell',
  'neither',
]

/** Every instrument with its standing at the origin and at the destination, side by side. */
export function BindingColumns({ answer, names }: RulesPartProps) {
  const t = useMessages()
  const groups = groupBindings(answer.bindings)
  const titles: Readonly<Record<Exclude<RuleGroup, 'guidance'>, string>> = {
    both: t('bindings.binds-both', { ...names }),
    'origin-only': t('standards.compare.only', { name: names.origin }),
    'destination-only': t('standards.compare.only', { name: names.destination }),
    'origin-at-least': t('bindings.at-least', {
      name: names.origin,
      other: names.destination,
    }),
    'destination-at-least': t('bindings.at-least', {
      name: names.destination,
      other: names.origin,
    }),
    'cannot-tell': t('standards.compare.cannot-tell'),
    neither: t('standards.compare.neither'),
  }
  return (
    <div className="binding-columns">
      <div className="binding-head" aria-hidden="true">
        <span>{t('standards.table.instrument')}</span>
        <span>{names.origin}</span>
        <span>{names.destination}</span>
      </div>
      {ORDER.filter((group) => groups(group).length > 0).map((group) => (
        <BindingGroup
          key={group}
          {...{ group, answer, names }}
          title={titles[group]}
          bindings={groups(group)}
        />
      ))}
    </div>
  )
}

interface BindingGroupProps extends RulesPartProps {
  readonly group: RuleGroup
  readonly title: string
  readonly bindings: readonly Binding[]
}

function BindingGroup({ group, title, bindings, answer, names }: BindingGroupProps) {
  const { format } = useReader()
  const head = (
    <>
      {title} <span className="note">{format.number(bindings.length)}</span>
    </>
  )
  const list = (
    <ul>
      {bindings.map((binding) => (
        <BindingLine key={binding.instrument} {...{ binding, answer, names }} />
      ))}
    </ul>
  )
  // Only what nobody ever ratified can wait for a press.
  const waits = group === 'neither' && bindings.every(neverRatified)
  return (
    <section data-group={group} aria-label={title}>
      {waits ? (
        <details>
          <summary>{head}</summary>
          {list}
        </details>
      ) : (
        <>
          <h4>{head}</h4>
          {list}
        </>
      )}
    </section>
  )
}

const neverRatified = ({ origin, destination }: Binding): boolean =>
  [origin, destination].every(({ kind }) => kind === 'not-ratified' || kind === 'not-adopted')

function BindingLine({ binding, answer, names }: RulesPartProps & { readonly binding: Binding }) {
  return (
    <li>
      <p className="binding-title">
        <InstrumentLink instrument={titledBy(answer.instruments)(binding.instrument)} />
      </p>
      <dl>
        {(['origin', 'destination'] as const).map((end) => (
          <div key={end}>
            <dt>{names[end]}</dt>
            <dd>
              <StatusWords status={binding[end]} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
