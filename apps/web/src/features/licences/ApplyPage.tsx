import {
  createLicenceRoute,
  discardLicenceDraftRoute,
  type LicenceDraft,
  licenceDraftRoute,
  type OrganisationSummary,
  organisationsRoute,
  saveLicenceDraftRoute,
  submitLicenceRoute,
} from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { actCall, newActKey } from '../../app/actCall.ts'
import { identityCall } from '../../app/identityCall.ts'
import { licencePath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { ApplicationFields } from './ApplicationFields.tsx'
import { applicationOf, EMPTY_FORM, formOfDraft } from './applicationForm.ts'
import { RULES, verbOf } from './words.ts'
import './licences.css'

/** An agency applies for a licence: a draft first, which nobody else sees. */
export function ApplyPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('licences.apply')} section="licences">
      <p>{t('licences.apply-text')}</p>
      <OwnAgencies />
    </DeskPage>
  )
}

function OwnAgencies() {
  const t = useMessages()
  const answer = useRoute(organisationsRoute, { kind: 'agency' })
  const [chosen, setChosen] = useState('')
  const agencies = answer.data?.organisations ?? []
  const agency = agencies.find(({ id }) => id === chosen) ?? agencies[0]
  return (
    <>
      {answer.error !== null ? (
        <DeskProblem error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Reserved what={t('licences.apply')} className="reserved-desk" />
      ) : agency === undefined ? (
        <p>{t('licences.no-agency')}</p>
      ) : (
        <>
          {agencies.length > 1 && (
            <Select
              label={t('licences.organisation')}
              value={agency.id}
              options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          )}
          <Draft key={agency.id} agency={agency} />
        </>
      )}
    </>
  )
}

function Draft({ agency }: { readonly agency: OrganisationSummary }) {
  const t = useMessages()
  const draft = useRoute(licenceDraftRoute, { organisation: agency.id }, { keepLast: false })
  if (draft.error !== null) return <DeskProblem error={draft.error} />
  if (draft.data === undefined) return <Reserved what={t('licences.application')} />
  return <Application agency={agency} draft={draft.data} />
}

function Application({
  agency,
  draft,
}: {
  readonly agency: OrganisationSummary
  readonly draft: LicenceDraft
}) {
  const t = useMessages()
  const navigate = useNavigate()
  const organisation = agency.id
  const [form, setForm] = useState(() =>
    draft.content === null ? { ...EMPTY_FORM, name: agency.name } : formOfDraft(draft.content),
  )
  const [told, setTold] = useState('')
  const save = () =>
    identityCall(saveLicenceDraftRoute, { organisation }, { content: { ...form } }).then(
      () => setTold(t('licences.draft-saved')),
      () => setTold(t('licences.draft-not-saved')),
    )
  return (
    <ActForm
      route={createLicenceRoute}
      input={{}}
      payload={{
        organisation,
        office: agency.office,
        jurisdiction: agency.jurisdiction,
        application: applicationOf(form),
      }}
      action={t('licences.hand-in')}
      consequence={t('licences.consequence-submit')}
      place={{
        version: 0,
        rules: RULES,
        actWords: (type) => t(`licences.act-${verbOf(type)}`),
        nameOf: (actor) => actor,
        onDone: async () => {},
        onChanged: async () => {},
      }}
      onDone={async ({ record: licence, version }) => {
        // What could not be handed in stands there as begun, with the same act beside it.
        const body = { expectedVersion: version, payload: {} }
        await actCall(submitLicenceRoute, { licence }, body, newActKey()).catch(() => {})
        await identityCall(discardLicenceDraftRoute, { organisation }).catch(() => {})
        await navigate({ to: licencePath(licence) as '/' })
      }}
    >
      <ApplicationFields
        form={form}
        jurisdiction={agency.jurisdiction}
        onChange={(next) => {
          setForm(next)
          setTold('')
        }}
      />
      <p className="actions">
        <button type="button" onClick={() => void save()}>
          {t('licences.save-draft')}
        </button>
        <span role="status">{told}</span>
      </p>
    </ActForm>
  )
}
