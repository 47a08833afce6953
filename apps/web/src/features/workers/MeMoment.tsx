import { useMe } from './MeContext.ts'

/** A moment as a day and time of the reader's own clock. */
export function MeMoment({ iso }: { readonly iso: string }) {
  const { locale } = useMe()
  const words = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso))
  return <time dateTime={iso}>{words}</time>
}
