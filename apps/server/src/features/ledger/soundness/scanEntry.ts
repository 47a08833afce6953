/**
 * Where the members of an entry lie in its text, filled by `scanEntry`: read at once, it is
 * overwritten by the next scan. Places are offsets in the bytes given; an end is the one after.
 */
export interface ScannedEntry {
  /** 64 bytes each. */
  payloadDigest: number
  prev: number
  record: number
  recordEnd: number
  /** 24 bytes. */
  recordedAt: number
  type: number
  typeEnd: number
  version: number
}

const QUOTE = 34
const COMMA = 44
const COLON = 58
const BACKSLASH = 92
const OPEN = 123
const CLOSE = 125

const NAMES = ['payloadDigest', 'prev', 'record', 'recordedAt', 'type', 'v', 'version'] as const
const WANTED = new Map(NAMES.map((name) => [name, Buffer.from(name)]))

const found: ScannedEntry = {
  payloadDigest: 0,
  prev: 0,
  record: 0,
  recordEnd: 0,
  recordedAt: 0,
  type: 0,
  typeEnd: 0,
  version: 0,
}

/**
 * Reads the usual form of an entry without making text of it: one flat object in canonical JSON,
 * without escapes, of version 1 of the format, with all that a chain needs.
 *
 * @returns null for anything else, which is then to be judged by `hashEntry` and its like: null
 * does not say that something is wrong.
 * @remarks About 1 nanosecond a byte; the answer is one object that each call overwrites.
 */
export function scanEntry(bytes: Uint8Array, start: number, end: number): ScannedEntry | null {
  if (end - start < 2 || bytes[start] !== OPEN || bytes[end - 1] !== CLOSE) return null
  let seen = 0
  let [nameBefore, nameBeforeEnd] = [0, 0]
  let at = start + 1
  for (;;) {
    if (bytes[at] !== QUOTE) return null
    const name = at + 1
    const nameEnd = endOfText(bytes, name, end)
    if (nameEnd < 0 || !isAfter(bytes, nameBefore, nameBeforeEnd, name, nameEnd)) return null
    nameBefore = name
    nameBeforeEnd = nameEnd
    if (bytes[nameEnd + 1] !== COLON) return null
    const isText = bytes[nameEnd + 2] === QUOTE
    const value = nameEnd + (isText ? 3 : 2)
    const valueEnd = isText ? endOfText(bytes, value, end) : endOfNumber(bytes, value, end)
    if (valueEnd < 0) return null
    seen |= take(bytes, name, nameEnd, isText, value, valueEnd)
    at = isText ? valueEnd + 1 : valueEnd
    if (bytes[at] === CLOSE) break
    if (bytes[at] !== COMMA) return null
    at += 1
  }
  return at === end - 1 && seen === ALL ? found : null
}

const ALL = (1 << NAMES.length) - 1

/** @returns which of the wanted members it is, as a bit; 0 for another, or one of another form. */
function take(
  bytes: Uint8Array,
  name: number,
  nameEnd: number,
  isText: boolean,
  value: number,
  valueEnd: number,
): number {
  const size = valueEnd - value
  switch (nameEnd - name) {
    case 13:
      if (!is(bytes, name, 'payloadDigest') || !isText || size !== 64) return 0
      found.payloadDigest = value
      return 1
    case 4:
      if (is(bytes, name, 'prev')) {
        if (!isText || size !== 64) return 0
        found.prev = value
        return 2
      }
      if (!is(bytes, name, 'type') || !isText) return 0
      found.type = value
      found.typeEnd = valueEnd
      return 16
    case 6:
      if (!is(bytes, name, 'record') || !isText) return 0
      found.record = value
      found.recordEnd = valueEnd
      return 4
    case 10:
      if (!is(bytes, name, 'recordedAt') || !isText || size !== 24) return 0
      found.recordedAt = value
      return 8
    case 1:
      return is(bytes, name, 'v') && !isText && size === 1 && bytes[value] === 49 ? 32 : 0
    case 7:
      if (!is(bytes, name, 'version') || isText || size > 10) return 0
      found.version = numberAt(bytes, value, valueEnd)
      return found.version >= 1 ? 64 : 0
    default:
      return 0
  }
}

/** The closing quote; -1 where there is none, or something that is escaped or to be escaped. */
function endOfText(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at]!
    if (byte === QUOTE) return at
    if (byte === BACKSLASH || byte < 32) return -1
  }
  return -1
}

/** The end of a whole number in its shortest form; -1 for anything else. */
function endOfNumber(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) at += 1
  const digits = at - from
  return digits === 0 || digits > 15 || (digits > 1 && bytes[from] === 48) ? -1 : at
}

function numberAt(bytes: Uint8Array, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at += 1) number = 10 * number + bytes[at]! - 48
  return number
}

/**
 * Whether a name comes after the one before it. By bytes, which is the order of canonical JSON for
 * ASCII; another name is left to others.
 */
function isAfter(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (a === 0) return isAscii(bytes, b, bEnd)
  for (let at = 0; a + at < aEnd && b + at < bEnd; at += 1) {
    const difference = bytes[b + at]! - bytes[a + at]!
    if (difference !== 0) return difference > 0 && isAscii(bytes, b, bEnd)
  }
  return bEnd - b > aEnd - a && isAscii(bytes, b, bEnd)
}

function isAscii(bytes: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) if (bytes[at]! > 127) return false
  return true
}

function is(bytes: Uint8Array, from: number, name: (typeof NAMES)[number]): boolean {
  const wanted = WANTED.get(name)!
  for (let at = 0; at < wanted.length; at += 1) if (bytes[from + at] !== wanted[at]) return false
  return true
}

/**
 * An instant as a number in the order of time; NaN for anything but `YYYY-MM-DDThh:mm:ss.sssZ`.
 *
 * @param at place of its 24 bytes.
 */
export function instantAt(bytes: Uint8Array, at: number): number {
  for (let place = 0; place < 24; place += 1) {
    const byte = bytes[at + place]!
    const mark = MARKS[place]!
    if (mark === 0 ? byte < 48 || byte > 57 : byte !== mark) return Number.NaN
  }
  const day = numberAt(bytes, at, at + 4) * 10_000 + two(bytes, at + 5) * 100 + two(bytes, at + 8)
  const seconds = (two(bytes, at + 11) * 100 + two(bytes, at + 14)) * 100 + two(bytes, at + 17)
  // Digits side by side rather than a count of milliseconds: the order is the same as of the text.
  return (day * 1e6 + seconds) * 1e3 + numberAt(bytes, at + 20, at + 23) - 1e15
}

const two = (bytes: Uint8Array, at: number): number => bytes[at]! * 10 + bytes[at + 1]! - 528

const MARKS = [...'0000-00-00T00:00:00.000Z'].map((c) => (c === '0' ? 0 : c.charCodeAt(0)))
