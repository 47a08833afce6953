import { type Emergency, reviewEmergencyRoute } from '@corridor/contract'
import { useId, useState } from 'react'
import { useMessages } from '../../i18n/useMessages.ts'
import { IdentityForm } from '../identity/IdentityForm.tsx'
import { TextArea } from '../people/TextArea.tsx'
import { useKeyedSending } from './useKeyedSending.ts'

type Judgement = NonNullable<Emergency['review']>['judgement']

const JUDGEMENTS: readonly Judgement[] = ['justified', 'unjustified', 'cannot_tell']

/** What another person thinks of it, and why. */
export function ReviewForm({ emergency }: { readonly emergency: Emergency }) {
  const t = useMessages()
  const id = useId()
  const { send, ...state } = useKeyedSending(reviewEmergencyRoute)
  const [judgement, setJudgement] = useState<Judgement>()
  const [words, setWords] = useState('')
  const review = async () => {
    if (judgement === undefined) return
    const body = { expectedVersion: emergency.version, judgement, words: words.trim() }
    await send({ emergency: emergency.id }, body)
  }
  return (
    <IdentityForm
      {...state}
      action={t('emergency.review-send')}
      words={{ record_changed: 'emergency.error.changed' }}
      onSend={review}
    >
      <p>{t(emergency.status === 'open' ? 'emergency.review-ends' : 'emergency.review-text')}</p>
      <fieldset className="field people-scopes">
        <legend className="field-label">{t('emergency.judgement')}</legend>
        {JUDGEMENTS.map((value) => (
          <label key={value} className="people-scope">
            <input
              type="radio"
              name={id}
              required
              checked={judgement === value}
              onChange={() => setJudgement(value)}
            />
            <span>{t(`emergency.judged-${value.replace('_', '-')}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t('emergency.words')}
        note={t('emergency.words-note')}
        value={words}
        onChange={setWords}
        leastCharacters={10}
        mostCharacters={2000}
        rows={3}
      />
    </IdentityForm>
  )
}
