import {
  organisationChoicesRoute,
  proposeWatchEntryRoute,
  WATCH_GROUNDS,
  type WatchEntrySummary,
  watchListRoute,
} from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import { watchEntryPath } from '../../app/paths.ts'
import { useRoute } from '../../app/useRoute.ts'
import { useViewState } from '../../app/useViewState.ts'
import { optionalChoice, optionalText } from '../../app/viewState.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Reserved } from '../../ui/Reserved.tsx'
import { Select } from '../../ui/Select.tsx'
import { ActForm } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { LineField } from '../desk/fields.tsx'
import { OfficeChoice } from '../organisations/OfficeChoice.tsx'
import { PageLinks } from './PageLinks.tsx'
import { idOf, NEW_RECORD, useRegisterPlace } from './RecordParts.tsx'
import { NOTHING_SAID, SaidFields, type WatchSaid } from './WatchFields.tsx'
import './registers.css'

const STATUSES = ['proposed', 'listed', 'lifted', 'dropped'] as const

const FIELDS = {
  status: optionalChoice(STATUSES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

/** Agencies and employers to look at closely; no worker can be listed. */
export function WatchListPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('registers.watch-list')} section="watch-list">
      {(me) => (
        <>
          <p className="lead">{t('registers.watch-lead')}</p>
          <Entries />
          {me.permissions.includes('propose.watch-entry') && <ProposeEntry />}
        </>
      )}
    </DeskPage>
  )
}

function Entries() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const { status, after } = view
  const answer = useRoute(watchListRoute, {
    ...(status === undefined ? {} : { status }),
    ...(after === undefined ? {} : { after }),
  })
  const { data, error } = answer
  return (
    <>
      <div className="register-search">
        <Select
          label={t('registers.status')}
          value={status ?? ''}
          options={[
            { value: '', label: t('registers.all') },
            ...STATUSES.map((value) => ({ value, label: t(`registers.watch-${value}`) })),
          ]}
          onChange={(chosen) =>
            change({ status: STATUSES.find((one) => one === chosen), after: undefined })
          }
        />
      </div>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('registers.watch-list')} />
      ) : data.entries.length === 0 ? (
        <p>{t('registers.none')}</p>
      ) : (
        <EntryTable rows={data.entries} />
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
    </>
  )
}

function EntryTable({ rows }: { readonly rows: readonly WatchEntrySummary[] }) {
  const t = useMessages()
  return (
    <DataTable
      caption={t('registers.watch-list')}
      columns={[
        {
          id: 'organisation',
          header: t('registers.organisation'),
          value: ({ organisation }) => organisation.name ?? organisation.id,
          cell: ({ id, organisation }) => (
            <AppLink to={watchEntryPath(id)}>
              <bdi>{organisation.name ?? organisation.id}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'ground',
          header: t('registers.ground'),
          value: ({ ground }) => t(`registers.ground-${idOf(ground)}`),
        },
        {
          id: 'status',
          header: t('registers.status'),
          value: ({ status }) => t(`registers.watch-${status}`),
        },
        {
          id: 'waits',
          header: t('registers.state'),
          value: ({ proposed }) =>
            proposed === null
              ? t('registers.settled')
              : `${t(`registers.waits-${proposed}`)} (${t('registers.one-of-two')})`,
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}

function ProposeEntry() {
  const t = useMessages()
  const navigate = useNavigate()
  const place = useRegisterPlace(NEW_RECORD, async () => undefined)
  const [organisation, setOrganisation] = useState('')
  const [ground, setGround] = useState<(typeof WATCH_GROUNDS)[number]>('fees_charged')
  const [said, setSaid] = useState<WatchSaid>(NOTHING_SAID)
  const [office, setOffice] = useState('')
  const [jurisdiction, setJurisdiction] = useState('')
  const { data } = useRoute(organisationChoicesRoute, {})
  const named = (data?.organisations ?? []).filter(
    ({ kind }) => kind === 'agency' || kind === 'employer',
  )
  return (
    <section aria-labelledby="new-entry">
      <h2 id="new-entry">{t('registers.new-entry')}</h2>
      <ActForm
        route={proposeWatchEntryRoute}
        input={{}}
        payload={{
          ...{ organisation, ground, text: said.text, evidence: [...said.evidence] },
          ...{ office, jurisdiction: jurisdiction.trim().toUpperCase() },
        }}
        place={place}
        action={t('registers.act-propose')}
        onDone={async ({ record }) => void navigate({ to: watchEntryPath(record) as '/' })}
      >
        <Select
          label={t('registers.organisation')}
          note={t('registers.organisation-note')}
          value={organisation}
          options={[
            { value: '', label: t('registers.choose') },
            ...named.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setOrganisation}
        />
        <Select
          label={t('registers.ground')}
          value={ground}
          options={WATCH_GROUNDS.map((value) => ({
            value,
            label: t(`registers.ground-${idOf(value)}`),
          }))}
          onChange={setGround}
        />
        <SaidFields said={said} onChange={setSaid} />
        <OfficeChoice
          value={office}
          onChange={(id, of) => {
            setOffice(id)
            if (of !== null) setJurisdiction(of.slice(0, 3))
          }}
        />
        <LineField
          label={t('registers.decides')}
          note={t('registers.decides-note')}
          value={jurisdiction}
          onChange={setJurisdiction}
          isCode
          pattern="[A-Za-z]{3}"
          mostCharacters={3}
        />
      </ActForm>
    </section>
  )
}
