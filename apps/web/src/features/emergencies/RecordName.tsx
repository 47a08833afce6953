import type { Emergency } from '@corridor/contract'
import { usePermissionWords } from './usePermissionWords.ts'

/** What was opened, and of which record. */
export function RecordName({
  emergency: { permission, record },
}: {
  readonly emergency: Pick<Emergency, 'permission' | 'record'>
}) {
  const words = usePermissionWords()
  return (
    <>
      {words(permission)} (<bdi dir="ltr">{record.id}</bdi>)
    </>
  )
}
