import {
  type BanFile,
  banRoute,
  declineBanRoute,
  endBanRoute,
  orderBanRoute,
  proposeBanEndRoute,
  withdrawBanRoute,
} from '@corridor/contract'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { Reserved } from '../../ui/Reserved.tsx'
import { ActForm, type ActPlace } from '../desk/ActForm.tsx'
import { DeskPage } from '../desk/DeskPage.tsx'
import { DeskProblem } from '../desk/DeskProblem.tsx'
import { DayField, ProseField } from '../desk/fields.tsx'
import {
  OneOfTwo,
  Particulars,
  ReasonedAct,
  RecordAct,
  RecordColumns,
  useRegisterPlace,
} from './RecordParts.tsx'

/** One ban on deployment. */
export function BanPage() {
  const t = useMessages()
  const { ban } = useParams({ strict: false }) as { readonly ban: string }
  const answer = useRoute(banRoute, { ban }, { keepLast: false })
  const { data, error } = answer
  const title =
    data === undefined
      ? t('registers.ban')
      : `${t('registers.ban')}: ${[data.destination, data.sector, data.site].filter((part) => part !== null).join(', ')}`
  return (
    <DeskPage title={title} section="bans">
      {() =>
        data !== undefined ? (
          <File file={data} onStale={() => answer.refetch()} />
        ) : error !== null ? (
          <DeskProblem error={error} onRetry={() => void answer.refetch()} />
        ) : (
          <Reserved what={t('registers.ban')} className="reserved-desk" />
        )
      }
    </DeskPage>
  )
}

interface FileProps {
  readonly file: BanFile
  readonly place: ActPlace
}

function File({
  file,
  onStale,
}: {
  readonly file: BanFile
  readonly onStale: () => Promise<unknown>
}) {
  const t = useMessages()
  const { format } = useReader()
  const place = useRegisterPlace(file, onStale)
  const { status, sector, site, from, until, reason, basis, endReason } = file
  return (
    <>
      <Particulars
        lines={[
          { label: t('registers.status'), text: t(`registers.ban-${status}`) },
          { label: t('registers.destination'), text: file.destination },
          { label: t('registers.sector'), text: sector ?? t('registers.every-sector') },
          { label: t('registers.site'), text: site ?? t('registers.every-site') },
          { label: t('registers.from'), text: format.date(from) },
          {
            label: t('registers.until'),
            text: until === null ? t('registers.open-end') : format.date(until),
          },
          { label: t('registers.reason'), text: reason },
          { label: t('registers.basis'), text: basis },
          { label: t('registers.decides'), text: file.jurisdiction },
          ...(endReason === null ? [] : [{ label: t('registers.end-reason'), text: endReason }]),
        ]}
      />
      <RecordColumns file={file}>
        {file.proposal !== null && <Waiting file={file} place={place} />}
        {file.proposal === null && <ProposeEnd file={file} place={place} />}
      </RecordColumns>
    </>
  )
}

function Waiting({ file, place }: FileProps) {
  const t = useMessages()
  const { format } = useReader()
  const proposal = file.proposal!
  const input = { ban: file.id }
  const day = file.dayToState ?? file.from
  const words = { day: format.date(day) }
  return (
    <>
      <OneOfTwo
        words={t(proposal.act === 'order' ? 'registers.waits-order' : 'registers.waits-end-ban')}
        proposal={proposal}
      >
        {proposal.act === 'end' && (
          <p>
            {t('registers.until')} {format.date(proposal.until)}: <bdi>{proposal.reason}</bdi>
          </p>
        )}
      </OneOfTwo>
      {proposal.act === 'order' ? (
        <RecordAct file={file} type="ban.order">
          <ActForm
            route={orderBanRoute}
            input={input}
            payload={{ from: day }}
            place={place}
            action={t('registers.act-order')}
            consequence={t('registers.consequence-order', words)}
          />
        </RecordAct>
      ) : (
        <RecordAct file={file} type="ban.end">
          <ActForm
            route={endBanRoute}
            input={input}
            payload={{ until: day }}
            place={place}
            action={t('registers.act-end')}
            consequence={t('registers.consequence-end', words)}
          />
        </RecordAct>
      )}
      <ReasonedAct file={file} route={declineBanRoute} input={input} place={place} />
      <ReasonedAct file={file} route={withdrawBanRoute} input={input} place={place} />
    </>
  )
}

function ProposeEnd({ file, place }: FileProps) {
  const t = useMessages()
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  return (
    <RecordAct file={file} type="ban.proposeEnd">
      <ActForm
        route={proposeBanEndRoute}
        input={{ ban: file.id }}
        payload={{ until, reason }}
        place={place}
        action={t('registers.act-propose-end')}
      >
        <DayField label={t('registers.until')} value={until} onChange={setUntil} />
        <ProseField label={t('registers.reason')} value={reason} onChange={setReason} />
      </ActForm>
    </RecordAct>
  )
}
