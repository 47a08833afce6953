import type { Diagnostics, EstimateHeader } from '@corridor/contract'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'

type Name = (code: string) => string

/** What the engine noticed while it computed, in plain words, folded away until asked for. */
export function EstimateDiagnostics({
  estimate,
  name,
}: {
  readonly estimate: Pick<
    EstimateHeader,
    'areas' | 'total' | 'engine' | 'publishedAs' | 'diagnostics'
  >
  readonly name: Name
}) {
  const t = useMessages()
  const { format } = useReader()
  const { diagnostics } = estimate
  return (
    <details className="diagnostics">
      <summary>{t('diagnostics.title')}</summary>
      <div className="prose">
        <p>
          {t('diagnostics.made', {
            areas: format.number(estimate.areas),
            total: format.exact(estimate.total),
            engine: estimate.engine,
          })}{' '}
          {estimate.publishedAs !== null &&
            t('diagnostics.published-as', { column: estimate.publishedAs })}
        </p>
        <Excluded diagnostics={diagnostics} name={name} />
        <Composites diagnostics={diagnostics} name={name} />
        <Corrections diagnostics={diagnostics} name={name} />
        <Balancing diagnostics={diagnostics} />
        <Outside diagnostics={diagnostics} />
      </div>
    </details>
  )
}

interface PartProps {
  readonly diagnostics: Diagnostics
}

interface NamedPartProps extends PartProps {
  readonly name: Name
}

/** Reasons that have words of their own; any other is given as the engine wrote it. */
const REASONS: readonly string[] = [
  'no_demography',
  'no_foreign_born_at_start',
  'no_foreign_born_at_end',
  'residual_origin',
]

function Excluded({ diagnostics, name }: NamedPartProps) {
  const t = useMessages()
  const { format } = useReader()
  const excluded = diagnostics.excluded.filter(({ reason }) => reason !== 'part_of_composite')
  if (excluded.length === 0) return <p>{t('diagnostics.none-excluded')}</p>
  return (
    <>
      <p>{t('diagnostics.excluded', { count: excluded.length })}</p>
      <ul>
        {excluded.map(({ area, reason, personsStart, personsEnd }) => (
          <li key={area}>
            {area === '_OTH' ? t('diagnostics.others') : name(area)}:{' '}
            {REASONS.includes(reason) ? (
              t(`diagnostics.reason.${reason.replaceAll('_', '-')}`)
            ) : (
              <span lang="en">{reason}</span>
            )}{' '}
            {t('diagnostics.native-there', {
              start: format.persons(personsStart),
              end: format.persons(personsEnd),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Composites({ diagnostics, name }: NamedPartProps) {
  const t = useMessages()
  return diagnostics.composites.map(({ code, members }) => (
    <p key={code}>
      {t('diagnostics.composite', {
        name: name(code),
        members: members.map(name).join(' + '),
      })}
    </p>
  ))
}

function Corrections({ diagnostics, name }: NamedPartProps) {
  const t = useMessages()
  const { format } = useReader()
  const { globalDifference, negativeNativeBorn, birthsAboveNativeBorn } = diagnostics
  const { largestNetMigrationDeviation: deviation } = diagnostics
  return (
    <>
      {globalDifference !== null && (
        <p>{t('diagnostics.difference', { persons: format.exact(globalDifference) })}</p>
      )}
      {negativeNativeBorn.length > 0 && (
        <p>
          {t('diagnostics.negative', {
            list: negativeNativeBorn
              .map(({ area, persons }) => `${name(area)} (${format.exact(persons)})`)
              .join(', '),
          })}
        </p>
      )}
      {birthsAboveNativeBorn.length > 0 && (
        <p>
          {t('diagnostics.births', {
            list: birthsAboveNativeBorn.map(({ area }) => name(area)).join(', '),
          })}
        </p>
      )}
      {deviation !== null && (
        <p>
          {t('diagnostics.deviation', {
            name: name(deviation.area),
            persons: format.exact(deviation.persons),
          })}
        </p>
      )}
    </>
  )
}

function Balancing({ diagnostics }: PartProps) {
  const t = useMessages()
  const { format } = useReader()
  return diagnostics.balancing.map(({ table, iterations, largestErrorPersons, relaxed }) => (
    <p key={table}>
      {t(`diagnostics.balancing-${table}`, {
        iterations: format.number(iterations),
        error: format.number(largestErrorPersons, { maximumSignificantDigits: 2 }),
      })}{' '}
      {relaxed && t('diagnostics.relaxed')}
    </p>
  ))
}

function Outside({ diagnostics: { outside } }: PartProps) {
  const t = useMessages()
  const { format } = useReader()
  if (outside === null) return null
  return (
    <p>
      {t('diagnostics.outside', {
        leavers: format.inWords(outside.leavers),
        arrivals: format.inWords(outside.arrivals),
      })}
    </p>
  )
}
