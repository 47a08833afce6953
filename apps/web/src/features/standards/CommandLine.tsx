import { useMessages } from '../../i18n/useMessages.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'

/** A command to type, with a button that copies it. */
export function CommandLine({ command }: { readonly command: string }) {
  const t = useMessages()
  return (
    <p className="command-line">
      <code dir="ltr">{command}</code>{' '}
      <CopyButton label={t('standards.copy-command')} text={() => command} />
    </p>
  )
}
