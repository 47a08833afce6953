import { type BanSummary, bansRoute, proposeBanRoute } from '@corridor/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '../../app/AppLink.tsx'
import type { ActPayload } from '../../app/actCall.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { banPath } from '../../app/paths.ts'
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
import { DayField, LineField, ProseField } from '../desk/fields.tsx'
import { PageLinks } from './PageLinks.tsx'
import { NEW_RECORD, useRegisterPlace } from './RecordParts.tsx'
import './registers.css'

const STATUSES = ['proposed', 'ordered', 'ended', 'dropped'] as const

const FIELDS = {
  status: optionalChoice(STATUSES),
  after: optionalText(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
}

/** Bans on deployment, the latest first. */
export function BansPage() {
  const t = useMessages()
  return (
    <DeskPage title={t('registers.bans')} section="bans">
      {(me) => (
        <>
          <p className="lead">{t('registers.bans-lead')}</p>
          <Bans />
          {me.permissions.includes('propose.deployment-ban') && <ProposeBan />}
        </>
      )}
    </DeskPage>
  )
}

function Bans() {
  const t = useMessages()
  const [view, change] = useViewState(FIELDS)
  const { status, after } = view
  const answer = useRoute(bansRoute, {
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
            ...STATUSES.map((value) => ({ value, label: t(`registers.ban-${value}`) })),
          ]}
          onChange={(chosen) =>
            change({ status: STATUSES.find((one) => one === chosen), after: undefined })
          }
        />
      </div>
      {error !== null ? (
        <DeskProblem error={error} onRetry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Reserved what={t('registers.bans')} />
      ) : data.bans.length === 0 ? (
        <p>{t('registers.none')}</p>
      ) : (
        <BanTable rows={data.bans} />
      )}
      <PageLinks after={after} next={data?.next ?? null} onChange={(to) => change({ after: to })} />
    </>
  )
}

function BanTable({ rows }: { readonly rows: readonly BanSummary[] }) {
  const t = useMessages()
  const { format } = useReader()
  return (
    <DataTable
      caption={t('registers.bans')}
      columns={[
        {
          id: 'destination',
          header: t('registers.destination'),
          value: ({ destination }) => destination,
          cell: ({ id, destination }) => (
            <AppLink to={banPath(id)}>
              <bdi>{destination}</bdi>
            </AppLink>
          ),
        },
        {
          id: 'sector',
          header: t('registers.sector'),
          value: ({ sector }) => sector ?? t('registers.every-sector'),
        },
        {
          id: 'site',
          header: t('registers.site'),
          value: ({ site }) => site ?? t('registers.every-site'),
        },
        {
          id: 'from',
          header: t('registers.from'),
          value: ({ from }) => from,
          cell: ({ from }) => format.date(from),
        },
        {
          id: 'until',
          header: t('registers.until'),
          value: ({ until }) => until ?? '',
          cell: ({ until }) => (until === null ? t('registers.open-end') : format.date(until)),
        },
        {
          id: 'status',
          header: t('registers.status'),
          value: ({ status, proposed }) =>
            proposed === 'end' ? t('registers.waits-end-ban') : t(`registers.ban-${status}`),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}

const NOTHING = {
  destination: '',
  sector: '',
  site: '',
  from: '',
  until: '',
  reason: '',
  basis: '',
  jurisdiction: '',
}

const nullIfEmpty = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function ProposeBan() {
  const t = useMessages()
  const navigate = useNavigate()
  const place = useRegisterPlace(NEW_RECORD, async () => undefined)
  const [given, setGiven] = useState(NOTHING)
  const set = (name: keyof typeof NOTHING) => (text: string) => setGiven({ ...given, [name]: text })
  const payload: ActPayload<typeof proposeBanRoute> = {
    ...given,
    destination: given.destination.trim().toUpperCase(),
    jurisdiction: given.jurisdiction.trim().toUpperCase(),
    sector: nullIfEmpty(given.sector),
    site: nullIfEmpty(given.site),
    until: nullIfEmpty(given.until),
  }
  const country = { isCode: true, pattern: '[A-Za-z]{3}', mostCharacters: 3 } as const
  return (
    <section aria-labelledby="new-ban">
      <h2 id="new-ban">{t('registers.new-ban')}</h2>
      <ActForm
        route={proposeBanRoute}
        input={{}}
        payload={payload}
        place={place}
        action={t('registers.act-propose')}
        onDone={async ({ record }) => void navigate({ to: banPath(record) as '/' })}
      >
        <LineField
          label={t('registers.destination')}
          note={t('registers.country-note')}
          value={given.destination}
          onChange={set('destination')}
          {...country}
        />
        <LineField
          label={t('registers.sector')}
          note={t('registers.sector-note')}
          value={given.sector}
          onChange={set('sector')}
          isCode
          isOptional
          pattern="[a-z][a-z0-9\-]{0,39}"
        />
        <LineField
          label={t('registers.site')}
          note={t('registers.site-note')}
          value={given.site}
          onChange={set('site')}
          isOptional
          mostCharacters={300}
        />
        <DayField label={t('registers.from')} value={given.from} onChange={set('from')} />
        <DayField
          label={t('registers.until')}
          note={t('registers.until-note')}
          value={given.until}
          onChange={set('until')}
          isOptional
        />
        <ProseField label={t('registers.reason')} value={given.reason} onChange={set('reason')} />
        <ProseField label={t('registers.basis')} value={given.basis} onChange={set('basis')} />
        <LineField
          label={t('registers.decides')}
          note={t('registers.decides-note')}
          value={given.jurisdiction}
          onChange={set('jurisdiction')}
          {...country}
        />
      </ActForm>
    </section>
  )
}
