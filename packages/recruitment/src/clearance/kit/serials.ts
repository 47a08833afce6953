/**
 * The serial of a form: the office, its key, and which of the key's forms it is. So that the forms of
 * two keys never meet, and that one which is missing shows.
 *
 * @example formSerial('home.north', '8a88e3dd7409f195', 7) // => 'NORTH-8A88E3-0007'
 */
export function formSerial(office: string, keyId: string, which: number): string {
  const name = office
    .slice(office.lastIndexOf('.') + 1)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
  const key = keyId.slice(0, 6).toUpperCase()
  return `${name.slice(0, 8) || 'OFFICE'}-${key}-${`${which}`.padStart(4, '0')}`
}

/** Which of its key's forms a serial is; null where it does not say. */
export function formOrdinal(serial: string): number | null {
  const digits = /-(\d{1,6})$/.exec(serial)?.[1]
  return digits === undefined ? null : Number(digits)
}
