import {
  type ContractFile,
  type OverrideSummary,
  overrideRoute,
  overridesRoute,
  proposeOverrideRoute,
  sessionRoute,
} from '@corridor/contract'
import { type ReactNode, useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { overridePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DayField, localToday, ProseField } from '../desk/fields.tsx'
import { EvidenceField } from './EvidenceParts.tsx'
import { OverrideDecisions } from './OverrideDecisions.tsx'
import { idOf, NEW_RECORD, useRegisterPlace } from './RecordParts.tsx'
import './registers.css'

/** A result of a check, as far as setting it aside goes. */
type Finding = Pick<
  NonNullable<ContractFile['checks']>['findings'][number],
  'rule' | 'version' | 'met' | 'overridable'
>
type Evidence = Parameters<typeof EvidenceField>[0]['evidence']

/** The record whose results may be set aside, and who keeps it. */
interface SetAsideSubject {
  readonly kind: OverrideSummary['subjectKind']
  readonly id: string
  readonly office: string | null
  readonly jurisdiction: string | null
  /** Of a clearance: what is set aside for its contract counts for it. */
  readonly contract?: string | null
}

interface SettingAside<One> {
  /** Rules of which two persons set the result aside. */
  readonly setAside: readonly Finding['rule'][]
  /** What stands at a check. */
  readonly below: (finding: One) => ReactNode
}

const REASONS = [
  'parameter_missing',
  'register_unreachable',
  'seen_otherwise',
  'wrong_data',
  'urgent',
  'other',
] as const satisfies readonly OverrideSummary['reasonCode'][]

/** Rules of which the law of overrides says why they stand. */
const WHY: Readonly<Partial<Record<Finding['rule'], string>>> = {
  fee_ceiling: 'registers.final-binding',
  deployment_ban: 'registers.final-ban',
  identity: 'registers.final-age',
  licence_effective: 'registers.final-revoked',
}

/**
 * What stands at each check that is not met: the form to ask that it be set aside, the request that
 * waits and its second person, or why it may not be.
 *
 * @param findings of the record as it stands: those that an override is held against.
 * @param onStale asks for the record anew.
 */
export function useSetAside<One extends Finding>(
  subject: SetAsideSubject,
  findings: readonly One[],
  onStale: () => Promise<unknown>,
): SettingAside<One> {
  const { data: session } = useRoute(sessionRoute, {})
  const permissions = session?.state === 'signed-in' ? session.me.permissions : []
  const mayRead = permissions.includes('read.override')
  const against = findings.filter(({ met }) => met === 'no' || met === 'cannot_tell')
  const isAsked = mayRead && against.length > 0
  const { contract = null } = subject
  const own = useRoute(
    overridesRoute,
    { subject: subject.id },
    { enabled: isAsked, keepLast: false },
  )
  const ofContract = useRoute(
    overridesRoute,
    { subject: contract ?? subject.id },
    { enabled: isAsked && contract !== null, keepLast: false },
  )
  const known = [...(own.data?.overrides ?? []), ...(ofContract.data?.overrides ?? [])]
  const inState = (finding: Finding, wanted: OverrideSummary['status']) =>
    known.find(
      ({ rule, ruleVersion, status }) =>
        rule === finding.rule && ruleVersion === finding.version && status === wanted,
    )
  const changed = () =>
    Promise.all([own.refetch(), ...(contract === null ? [] : [ofContract.refetch()]), onStale()])
  const below = (finding: One) => {
    // A rule of two effects is set aside once.
    if (against.find(({ rule }) => rule === finding.rule) !== finding) return null
    const ofRule = against.filter(({ rule }) => rule === finding.rule)
    const there = inState(finding, 'confirmed') ?? inState(finding, 'proposed')
    if (there !== undefined) return <There override={there} onStale={changed} />
    if (!ofRule.every(({ overridable }) => overridable)) return <Final rule={finding.rule} />
    if (!permissions.includes('propose.override')) return null
    return <Propose subject={subject} finding={finding} onStale={changed} />
  }
  const setAside = against.filter((one) => inState(one, 'confirmed') !== undefined)
  return { below, setAside: setAside.map(({ rule }) => rule) }
}

function Final({ rule }: Pick<Finding, 'rule'>) {
  const t = useMessages()
  return <p className="note">{t(WHY[rule] ?? 'registers.final')}</p>
}

/** One that waits, with what the second person may do, or that counts. */
function There({
  override,
  onStale,
}: {
  readonly override: OverrideSummary
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const { id, status, expiresOn } = override
  const { data, refetch } = useRoute(
    overrideRoute,
    { override: id },
    { enabled: status === 'proposed', keepLast: false },
  )
  return (
    <div className="register-set-aside">
      <p>
        <AppLink to={overridePath(id)}>{t('registers.override')}</AppLink>:{' '}
        {t(`registers.override-${status}`)},{' '}
        {t('registers.until-day', { day: format.date(expiresOn) })}
      </p>
      {status === 'proposed' && data !== undefined && (
        <OverrideDecisions file={data} onStale={() => Promise.all([refetch(), onStale()])} />
      )}
    </div>
  )
}

function Propose({
  subject,
  finding,
  onStale,
}: {
  readonly subject: SetAsideSubject
  readonly finding: Finding
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const place = useRegisterPlace(NEW_RECORD, onStale)
  const [reasonCode, setReasonCode] = useState<(typeof REASONS)[number]>(
    finding.met === 'cannot_tell' ? 'parameter_missing' : 'seen_otherwise',
  )
  const [text, setText] = useState('')
  const [evidence, setEvidence] = useState<Evidence>([])
  const [expiresOn, setExpiresOn] = useState(localToday)
  const { office, jurisdiction } = subject
  if (office === null || jurisdiction === null) return null
  return (
    <details className="act">
      <summary>{t('registers.set-aside')}</summary>
      <p className="note">{t('registers.set-aside-note')}</p>
      <ActForm
        route={proposeOverrideRoute}
        input={{}}
        payload={{
          ...{ subjectKind: subject.kind, subject: subject.id, office, jurisdiction },
          ...{ rule: finding.rule, ruleVersion: finding.version },
          met: finding.met === 'no' ? 'no' : 'cannot_tell',
          ...{ reasonCode, text, evidence: [...evidence], expiresOn },
        }}
        place={place}
        action={t('registers.set-aside-ask')}
      >
        <Select
          label={t('registers.reason')}
          value={reasonCode}
          options={REASONS.map((value) => ({
            value,
            label: t(`registers.because-${idOf(value)}`),
          }))}
          onChange={setReasonCode}
        />
        <ProseField
          label={t('registers.text')}
          value={text}
          onChange={setText}
          mostCharacters={2000}
        />
        <EvidenceField evidence={evidence} onChange={setEvidence} />
        <DayField
          label={t('registers.expires-on')}
          value={expiresOn}
          onChange={setExpiresOn}
          note={t('registers.rule-override-ends')}
        />
      </ActForm>
    </details>
  )
}
