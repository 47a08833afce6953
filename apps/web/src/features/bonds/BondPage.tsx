import { type BondFile, bondRoute } from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { organisationPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import type { ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { FindingList } from '../desk/FindingList.tsx'
import { Documents } from '../documents/Documents.tsx'
import { BondDecisions } from './BondDecisions.tsx'
import { BondEntries } from './BondEntries.tsx'
import { BondInstruments } from './BondInstruments.tsx'
import { BondTimeline } from './BondTimeline.tsx'
import { RULES, verbOf } from './bondWords.ts'
import { useMoney } from './useMoney.ts'
import '../organisations/organisations.css'
import './bonds.css'

/** One bond: its account and what was done to it beside what can be done now. */
export function BondPage() {
  const t = useMessages()
  const { bond } = useParams({ strict: false }) as { bond: string }
  const answer = useRoute(bondRoute, { bond }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined
      ? t('bonds.one')
      : t(`bonds.title-${data.purpose}`, { name: data.holder.name })
  return (
    <DeskPage title={title} section="bonds">
      {() =>
        data !== undefined ? (
          <File key={data.id} file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('bonds.one')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

function File({
  file,
  onStale,
}: {
  readonly file: BondFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const names = new Map(file.history.map(({ actor, actorName }) => [actor, actorName]))
  const place: ActPlace = {
    version: file.version,
    rules: RULES,
    actWords: (type) => t(`bonds.act-${verbOf(type)}`),
    nameOf: (actor) => names.get(actor) ?? actor,
    onDone: onStale,
    onChanged: onStale,
  }
  return (
    <>
      {file.defaulted && (
        <p className="problem" role="status">
          {t('bonds.defaulted-note')}
        </p>
      )}
      <Particulars file={file} />
      <section aria-labelledby="checks">
        <h2 id="checks">{t('bonds.check')}</h2>
        <FindingList findings={file.checks} words={RULES} />
      </section>
      <BondEntries file={file} />
      <div className="organisation-columns">
        <div>
          <BondTimeline file={file} />
        </div>
        <div>
          <BondDecisions file={file} place={place} />
          <BondInstruments file={file} place={place} />
          <Documents subjectKind="bond" subject={file.id} />
        </div>
      </div>
    </>
  )
}

function Particulars({ file }: { readonly file: BondFile }) {
  const t = useMessages()
  const money = useMoney()
  const { format } = useReader()
  const { requirement, notice, shortfall, pending, tailUntil, reserves, charges } = file
  const none = t('bonds.not-assessed')
  const lines = [
    { label: t('bonds.status'), text: t(`bonds.status-${file.status}`) },
    { label: t('bonds.cover'), text: money(file.cover) },
    { label: t('bonds.required'), text: file.required === null ? none : money(file.required) },
    { label: t('bonds.shortfall'), text: shortfall === null ? none : money(shortfall) },
    ...(pending.minorUnits === 0 ? [] : [{ label: t('bonds.pending'), text: money(pending) }]),
    ...reserves.map(({ determination, held }) => ({
      label: t('bonds.reserved-for', { reference: determination }),
      text: money(held),
    })),
    ...charges.flatMap(({ award, openClaim }) =>
      openClaim === null
        ? []
        : [{ label: t('bonds.claim-of', { reference: award }), text: money(openClaim) }],
    ),
    ...(notice === null
      ? []
      : [{ label: t('bonds.replenish-by'), text: format.date(notice.deadline) }]),
    ...(tailUntil === null ? [] : [{ label: t('bonds.tail'), text: format.date(tailUntil) }]),
  ]
  return (
    <>
      <p>
        <AppLink to={organisationPath(file.holder.id)}>
          <bdi>{file.holder.name}</bdi>
        </AppLink>
      </p>
      <dl className="organisation-particulars">
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {requirement !== null && (
        <p className="note">
          {t(`bonds.basis-${requirement.basis}`, { count: requirement.count ?? 0 })}{' '}
          <bdi>{requirement.source}</bdi>.
          {requirement.basis !== 'order' && <> {t(`bonds.mark-${requirement.mark}`)}</>}
          {requirement.cash.minorUnits > 0 && (
            <> {t('bonds.cash-part', { amount: money(requirement.cash) })}</>
          )}
        </p>
      )}
    </>
  )
}
