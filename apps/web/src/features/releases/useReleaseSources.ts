import { releasesRoute, type SourceReference } from '@corridor/contract'
import { useRoute } from '../../app/useRoute.ts'

/** What is to be cited of the releases of the catalogue by their codes. */
export function useReleaseSources(releases: readonly string[]): readonly SourceReference[] {
  const { data } = useRoute(releasesRoute, {})
  return (data?.releases ?? []).filter(({ release }) => releases.includes(release))
}
