import { agenciesRoute, searchRoute } from '@corridor/contract'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useRoute } from '../../app/useRoute.ts'
import { useMessages } from '../../i18n/useMessages.ts'
import { isShortcut } from '../../ui/isShortcut.ts'
import { SearchResults } from './SearchResults.tsx'
import { type SearchEntry, searchEntries } from './searchEntries.ts'
import { useDelayed } from './useDelayed.ts'

/** How many agencies stand below what else is found; the look-up has its own page. */
const MOST_AGENCIES = 4

/**
 * Finds countries, regions, corridors and instruments in any of the four languages, and agencies in
 * any spelling; key `/` brings the reader here.
 */
export function SearchField() {
  const t = useMessages()
  const router = useRouter()
  const { preferences } = useReader()
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const wanted = useDelayed(text.trim(), 150)
  const answer = useRoute(
    searchRoute,
    { text: wanted, language: preferences.lang, limit: 8 },
    { enabled: wanted !== '' },
  )
  const isOfAgencies = wanted.length >= 2 && wanted.length <= 100
  // Where nobody answers for agencies, the rest is found all the same.
  const looked = useRoute(
    agenciesRoute,
    { text: wanted, limit: MOST_AGENCIES },
    { enabled: isOfAgencies },
  )
  const results = searchEntries(
    wanted === '' ? [] : (answer.data?.results ?? []),
    isOfAgencies ? (looked.data?.agencies ?? []) : [],
  )
  useFocusKey(input, preferences.shortcuts)

  const go = ({ path }: SearchEntry) => {
    setOpen(false)
    setText('')
    input.current?.blur()
    void router.navigate({ to: path as '/' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false)
      setText('')
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : results.length - 1
      if (results.length > 0) setActive((active + step) % results.length)
    }
    const chosen = results[active]
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      go(chosen)
    }
  }
  const shows = open && wanted !== ''
  return (
    <search className="search">
      <label htmlFor={`${listId}-input`} className="off-screen">
        {t('search.label')}
      </label>
      <input
        ref={input}
        id={`${listId}-input`}
        type="search"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        aria-expanded={shows}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={
          shows && results.length > 0 ? `${listId}-option-${active}` : undefined
        }
        aria-keyshortcuts={preferences.shortcuts ? '/' : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <SearchResults
        id={listId}
        shows={shows}
        results={results}
        active={active}
        waiting={answer.isFetching || looked.isFetching || wanted !== text.trim()}
        error={answer.error}
        onChoose={go}
      />
    </search>
  )
}

function useFocusKey(input: React.RefObject<HTMLInputElement | null>, enabled: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent | globalThis.KeyboardEvent) => {
    if (!isShortcut(event as globalThis.KeyboardEvent, '/')) return
    event.preventDefault()
    input.current?.focus()
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: globalThis.KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}
