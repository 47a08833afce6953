/**
 * Groups of words for pages of work and control, in a file of their own for each language: readers
 * of the atlas do without. Their pages are loaded by way of `withWorkWords`.
 */
export const WORK_GROUPS: readonly string[] = ['audit', 'seals']
