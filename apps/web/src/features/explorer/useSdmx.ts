import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { RouteError } from '../../app/fetchRoute.ts'

/** What an error answer of the service says. */
interface ErrorMessage {
  readonly errors?: readonly { readonly title?: string; readonly detail?: string }[]
}

/**
 * An answer of the SDMX service; null where nothing matches (204). The last answer stays while the next
 * one is on its way, where `keepLast` is asked for.
 */
export function useSdmx<Message>(
  address: string,
  { enabled = true, keepLast = false }: { enabled?: boolean; keepLast?: boolean } = {},
): UseQueryResult<Message | null, RouteError> {
  return useQuery<Message | null, RouteError>({
    queryKey: [address],
    queryFn: ({ signal }) => fetchSdmx<Message>(address, signal),
    enabled,
    staleTime: 5 * 60_000,
    retry: (count, error) => error.status === 0 && count < 1,
    refetchOnWindowFocus: false,
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
  } as Parameters<typeof useQuery<Message | null, RouteError>>[0])
}

/** @throws {RouteError} when no answer came or the answer is an error. */
async function fetchSdmx<Message>(address: string, signal?: AbortSignal): Promise<Message | null> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error
    throw new RouteError(0, null, String(error))
  })
  if (response.status === 204) return null
  const body = (await response.json().catch(() => null)) as (Message & ErrorMessage) | null
  if (response.ok && body !== null) return body
  const told = body?.errors?.map(({ title, detail }) => detail ?? title ?? '').join(' ')
  throw new RouteError(response.status, null, told ?? response.statusText)
}
