import { endInterestRoute, type Interest, interestsRoute } from '@corridor/contract'
import { useState } from 'react'
import { identityCall } from '../../../app/identityCall.ts'
import { useReader } from '../../../app/PreferencesProvider.tsx'
import { useRoute } from '../../../app/useRoute.ts'
import { useMessages } from '../../../i18n/useMessages.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { IdentityProblem } from '../../identity/IdentityProblem.tsx'
import { useSending } from '../../identity/useIdentity.ts'
import { ConfirmButton } from '../ConfirmButton.tsx'
import { Told } from '../Told.tsx'
import { useOrganisations } from '../useOrganisations.ts'
import { InterestForm } from './InterestForm.tsx'

/** What ties one to a record, a person or an organisation. */
export function Interests() {
  const t = useMessages()
  const answer = useRoute(interestsRoute, {})
  const { send, error, isSending } = useSending()
  const [told, setTold] = useState('')
  const end = ({ id }: Interest) =>
    send(async () => {
      await identityCall(endInterestRoute, { interest: id })
      await answer.refetch()
      setTold(t('people.interest-ended'))
    })
  const interests = answer.data?.interests ?? []
  return (
    <section>
      <h2>{t('people.interests')}</h2>
      <p>{t('people.interests-text')}</p>
      <IdentityProblem error={answer.error ?? error} />
      <Told text={told} />
      {interests.length > 0 && (
        <InterestTable interests={interests} isSending={isSending} onEnd={end} />
      )}
      <details>
        <summary>{t('people.interest-declare')}</summary>
        <InterestForm
          onDeclared={async () => {
            await answer.refetch()
            setTold(t('people.interest-added'))
          }}
        />
      </details>
    </section>
  )
}

function InterestTable({
  interests,
  isSending,
  onEnd,
}: {
  readonly interests: readonly Interest[]
  readonly isSending: boolean
  readonly onEnd: (interest: Interest) => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const places = useOrganisations()
  return (
    <DataTable
      caption={t('people.interests')}
      columns={[
        {
          id: 'with',
          header: t('people.interest-with'),
          value: (interest) => places.organisationName(interest.with),
          cell: (interest) => <bdi>{places.organisationName(interest.with)}</bdi>,
        },
        {
          id: 'kind',
          header: t('people.interest-kind'),
          value: ({ kind }) => t(`people.interest-${kind}`),
        },
        {
          id: 'words',
          header: t('people.interest-words'),
          value: ({ words }) => words,
          cell: ({ words }) => <bdi>{words}</bdi>,
        },
        {
          id: 'from',
          header: t('people.first-day'),
          value: ({ from }) => from,
          cell: ({ from }) => format.date(from),
        },
        {
          id: 'until',
          header: t('people.last-day'),
          value: ({ until }) => until ?? '',
          cell: (interest) =>
            interest.until === null ? (
              <ConfirmButton
                label={t('people.interest-end')}
                about={places.organisationName(interest.with)}
                question={t('people.interest-end-text')}
                isSending={isSending}
                onYes={() => onEnd(interest)}
              />
            ) : (
              format.date(interest.until)
            ),
        },
      ]}
      rows={interests}
      rowKey={({ id }) => id}
    />
  )
}
