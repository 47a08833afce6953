import { useMemo } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { corridorPath } from '../../app/paths.ts'
import { useViewState } from '../../app/useViewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { CorridorPick } from './CorridorPick.tsx'
import type { CaseQuestion } from './caseMessages.ts'
import { GapFigure } from './GapFigure.tsx'
import { GAP_FIELDS, GAP_VIEW, gapCareer } from './gapCareer.ts'
import { NumberField } from './NumberField.tsx'
import { SocialSecurityNav } from './SocialSecurityNav.tsx'
import { useCaseWorker, useInstruments } from './useCaseWorker.ts'
import '../standards/standards.css'
import '../standards/policyCheck/policyCheck.css'

const DEFAULT_CORRIDOR = 'NPL-QAT'

/** Against what is compared: the model provisions of the ILO. */
const MODEL = 'ilo-c157-r167'

/** What a worker on a corridor loses for want of an agreement, for a career in a few numbers. */
export function GapPage() {
  const t = useMessages()
  const [view, change] = useViewState(GAP_VIEW)
  const areas = useAreas()
  const { lang } = useReader().preferences
  const listed = useInstruments()
  usePageTitle(t('social-security.gap-title'))
  const corridor = view.corridor ?? DEFAULT_CORRIDOR
  const [origin = '', destination = ''] = corridor.split('-')
  const question = useMemo<CaseQuestion | null>(
    () =>
      origin === destination
        ? null
        : { kind: 'gap', career: gapCareer(corridor, view, null), alternative: MODEL },
    [corridor, origin, destination, view],
  )
  const reply = useCaseWorker(question, listed.instruments, areas, lang)
  return (
    <div className="page social-security-page">
      <h1>{t('social-security.gap-title')}</h1>
      <SocialSecurityNav />
      <p className="lead">{t('social-security.gap-lead')}</p>
      <p className="statement-remark">{t('social-security.gap-example')}</p>
      {listed.error !== null && (
        <RouteProblem error={listed.error} onRetry={() => void listed.refetch()} />
      )}
      {areas === undefined ? (
        <Reserved what={t('social-security.what')} className="reserved-standards" />
      ) : (
        <>
          <CorridorPick
            areas={areas}
            ends={[origin, destination]}
            onChange={(next) => change({ corridor: next })}
          />
          <div className="policy-fields">
            {GAP_FIELDS.map((name) => (
              <NumberField
                key={name}
                label={t(`social-security.gap-${name}`)}
                value={view[name]}
                onChange={(value) => change({ [name]: value }, { replace: true })}
              />
            ))}
          </div>
          <section aria-labelledby="gap-result">
            <h2 id="gap-result">{t('social-security.result')}</h2>
            {question === null ? (
              <p>{t('standards.compare.same')}</p>
            ) : reply === null ? (
              <Reserved what={t('social-security.result')} className="reserved-lines" />
            ) : reply.kind === 'failed' ? (
              <p role="alert" lang="en" dir="ltr">
                {reply.message}
              </p>
            ) : reply.kind === 'gap' ? (
              <GapFigure
                gap={reply.gap}
                instruments={listed.instruments ?? []}
                areas={areas}
                ends={[origin, destination]}
                years={view}
              />
            ) : null}
          </section>
          <p>
            <AppLink to={corridorPath(origin, destination)} hash="social-security">
              {t('social-security.to-corridor')}
            </AppLink>
          </p>
        </>
      )}
    </div>
  )
}
