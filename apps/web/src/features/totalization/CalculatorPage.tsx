import type { Language } from '@corridor/contract'
import type { TotalizationCase } from '@corridor/totalization'
import { useEffect, useMemo, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { RouteProblem } from '../../ui/RouteProblem.tsx'
import { usePageTitle } from '../../ui/usePageTitle.ts'
import { useAreas } from '../areas/useAreas.ts'
import { countWords } from '../standards/countWords.ts'
import { useToday } from '../standards/useToday.ts'
import { CaseFields, InstrumentField } from './CaseFields.tsx'
import { CaseFiles } from './CaseFiles.tsx'
import { addPeriod, EXAMPLE_CASE, emptyCase, statesOf } from './caseDraft.ts'
import { readCaseHash } from './caseLink.ts'
import type { CaseReply } from './caseMessages.ts'
import { LawFields } from './LawFields.tsx'
import { PeriodTable } from './PeriodTable.tsx'
import { PeriodTimeline } from './PeriodTimeline.tsx'
import { SaveStatement } from './SaveStatement.tsx'
import { SocialSecurityNav } from './SocialSecurityNav.tsx'
import { StatementView } from './StatementView.tsx'
import { useCaseWorker, useInstruments } from './useCaseWorker.ts'
import '../standards/standards.css'
import '../standards/policyCheck/policyCheck.css'
import './totalization.css'

/** A person's periods in several States, and what each owes for them; computed on this page. */
export function CalculatorPage() {
  const t = useMessages()
  const today = useToday()
  const [draft, write] = useState<TotalizationCase>(() => emptyCase(today))
  const linkWasUnreadable = useCaseOfAddress(write)
  const listed = useInstruments()
  const areas = useAreas()
  usePageTitle(t('social-security.title'))
  const options = useStateOptions()
  const question = useMemo(() => ({ kind: 'compute' as const, given: draft }), [draft])
  const { lang } = useReader().preferences
  // The worker may read another language than who helps.
  const [language, speak] = useState<Language | null>(null)
  const reply = useCaseWorker(
    draft.periods.length === 0 ? null : question,
    listed.instruments,
    areas,
    language ?? lang,
  )
  if (listed.error !== null) {
    return (
      <div className="page">
        <h1>{t('social-security.title')}</h1>
        <RouteProblem error={listed.error} onRetry={() => void listed.refetch()} />
      </div>
    )
  }
  if (listed.instruments === undefined || areas === undefined) {
    return (
      <div className="page">
        <h1>{t('social-security.title')}</h1>
        <Reserved what={t('social-security.what')} className="reserved-standards" />
      </div>
    )
  }
  return (
    <div className="page social-security-page">
      <div className="case-editor">
        <h1>{t('social-security.title')}</h1>
        <SocialSecurityNav />
        <p className="lead">{t('social-security.lead')}</p>
        <p>{t('social-security.nothing-sent')}</p>
        {linkWasUnreadable && <p role="alert">{t('social-security.link-unreadable')}</p>}
        <CaseFiles draft={draft} write={write} today={today} />
        <section aria-labelledby="case-person">
          <h2 id="case-person">{t('social-security.person')}</h2>
          <CaseFields draft={draft} write={write} stateOptions={options} />
        </section>
        <section aria-labelledby="case-periods">
          <h2 id="case-periods">{t('social-security.periods')}</h2>
          <PeriodTimeline draft={draft} write={write} stateName={areas.name} />
          <PeriodTable draft={draft} write={write} stateOptions={options} />
          <p className="actions">
            <button type="button" onClick={() => write(addPeriod(draft))}>
              {t('social-security.add-period')}
            </button>
            {draft.periods.length === 0 && (
              <button type="button" onClick={() => write(EXAMPLE_CASE)}>
                {t('social-security.example')}
              </button>
            )}
          </p>
        </section>
        <section aria-labelledby="case-laws">
          <h2 id="case-laws">{t('social-security.laws')}</h2>
          <p className="note">{t('social-security.laws-note')}</p>
          {statesOf(draft).map((state) => (
            <LawFields key={state} name={areas.name(state)} {...{ draft, write, state }} />
          ))}
        </section>
        <section aria-labelledby="case-instrument">
          <h2 id="case-instrument">{t('social-security.which-instrument')}</h2>
          <InstrumentField draft={draft} write={write} instruments={listed.instruments} />
        </section>
      </div>
      <section id="result" aria-labelledby="case-result">
        <h2 id="case-result" className="off-paper">
          {t('social-security.result')}
        </h2>
        <Result reply={draft.periods.length === 0 ? null : reply} onLanguage={speak} />
      </section>
    </div>
  )
}

function Result({
  reply,
  onLanguage,
}: {
  readonly reply: CaseReply | null
  readonly onLanguage: (language: Language) => void
}) {
  const t = useMessages()
  const { format } = useReader()
  if (reply === null) return <p>{t('social-security.no-result')}</p>
  if (reply.kind === 'failed') {
    return (
      <div role="alert">
        <p>{t('social-security.not-readable')}</p>
        <p lang="en" dir="ltr">
          {reply.message}
        </p>
      </div>
    )
  }
  if (reply.kind !== 'computed') return null
  const { answer, statement } = reply
  const refused = answer.findings.filter(({ severity }) => severity === 'refused').length
  const missing = answer.findings.filter(({ severity }) => severity === 'missing').length
  return (
    <>
      <p className="lead off-paper" role="status">
        {answer.status === 'refused'
          ? t('social-security.said-refused', countWords(format, { count: refused }))
          : answer.totals.length === 0
            ? t('social-security.said-unknown')
            : t('social-security.said-due', {
                amounts: answer.totals
                  .map(({ currency, amount }) => `${amount} ${currency}`)
                  .join(' + '),
              })}{' '}
        {missing > 0 && t('social-security.said-missing', countWords(format, { count: missing }))}
      </p>
      {answer.notChecked.length > 0 && (
        <p className="off-paper verification-mark unchecked">
          {t(
            'social-security.said-not-checked',
            countWords(format, { count: answer.notChecked.length }),
          )}
        </p>
      )}
      <SaveStatement statement={statement} onLanguage={onLanguage} />
      <StatementView statement={statement} />
    </>
  )
}

/** Takes up the case of a link, once; true where the link holds one that cannot be read. */
function useCaseOfAddress(write: (draft: TotalizationCase) => void): boolean {
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    const take = async () => {
      const found = await readCaseHash(window.location.hash)
      setWrong(found === 'unreadable')
      if (found !== null && found !== 'unreadable') write(found)
    }
    void take()
    const listen = () => void take()
    window.addEventListener('hashchange', listen)
    return () => window.removeEventListener('hashchange', listen)
  }, [write])
  return wrong
}

/** Every State with its name in the reader's language, in its order. */
function useStateOptions() {
  const { format } = useReader()
  const areas = useAreas()
  return useMemo(
    () =>
      [...(areas?.areas.keys() ?? [])]
        .map((value) => ({ value, label: areas?.name(value) ?? value }))
        .toSorted((one, other) => format.compareNames(one.label, other.label)),
    [areas, format],
  )
}
