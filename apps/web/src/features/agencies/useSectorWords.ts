import { useMessages } from '../../i18n/useMessages.ts'

/** Sectors that have words; others are shown as they are written in the licence. */
export const SECTORS = [
  'construction',
  'domestic-work',
  'care',
  'agriculture',
  'manufacturing',
  'hospitality',
  'transport',
  'health',
  'fishing',
  'cleaning',
  'security',
  'retail',
] as const

/** What a sector is called. */
export function useSectorWords(): (sector: string) => string {
  const t = useMessages()
  return (sector) =>
    SECTORS.some((one) => one === sector) ? t(`sectors.${sector}`) : sector.replaceAll('-', ' ')
}
