import { utcOf } from '@corridor/sdmx'

// Moments are told, asked for and compared to the second, so that one copied from an answer finds it.

/** A moment of a query; one without a zone is in universal time. */
export function momentOf(text: string | undefined): string | undefined {
  const moment = text === undefined ? undefined : utcOf(text)
  return moment === undefined ? undefined : `${moment}Z`
}

/** A moment of the catalogue. */
export const secondOf = (iso: string): string => `${iso.slice(0, 19)}Z`
