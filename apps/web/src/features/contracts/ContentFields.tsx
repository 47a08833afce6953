import type { ContractFile } from '@corridor/contract'
import { useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { localeOf } from '../../app/preferences.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { ProseField } from '../desk/fields.tsx'
import { TermFields } from './TermFields.tsx'
import { termsOf, typedOf } from './termsForm.ts'

type Content = NonNullable<ContractFile['draft']>

/** What a contract says, as it is written: its terms, and its text in the worker's language. */
export function useContent(
  employer: string,
  language: string,
  before: Content | null,
): {
  readonly content: Content
  readonly fields: React.ReactNode
} {
  const t = useMessages()
  const { preferences } = useReader()
  const [typed, setTyped] = useState(() => typedOf(before?.terms ?? null))
  const [body, setBody] = useState(
    () => before?.texts.find((text) => text.language === language)?.body ?? '',
  )
  const others = (before?.texts ?? []).filter((text) => text.language !== language)
  const name = new Intl.DisplayNames(localeOf(preferences), { type: 'language' })
  return {
    content: {
      terms: { ...termsOf(typed, employer, before?.terms ?? null), language },
      texts: [{ language, body }, ...others],
      documents: before?.documents ?? [],
    },
    fields: (
      <>
        <ProseField
          label={t('contracts.text-in', { language: name.of(language) ?? language })}
          note={t('contracts.text-note')}
          value={body}
          onChange={setBody}
          mostCharacters={60_000}
        />
        <TermFields typed={typed} onChange={setTyped} />
      </>
    ),
  }
}
