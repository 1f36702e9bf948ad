import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import chardet from 'chardet'
import type { Read } from './faults.ts'

const kib = 1024
/** JavaScript holds no text that is much longer. */
const mostBytes = 256 * kib * kib

/** Reads a text file in UTF-8, UTF-16 or GB18030, whichever it is in; other bytes are a fault, not question marks. */
export function readTextFile(path: string, most = mostBytes): Read<string> {
  let bytes: Buffer
  try {
    const { size } = statSync(path)
    if (size > most) {
      return { ok: false, faults: [`${path}:1: expected at most ${inWords(most)} of text, got ${inWords(size)}`] }
    }
    bytes = readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error'
    return { ok: false, faults: [`${path}:1: expected a readable file, got ${code}`] }
  }
  const decoded = decodeText(bytes)
  if (decoded.ok) return { ok: true, value: decoded.text }
  return { ok: false, faults: [`${path}:${decoded.line}: expected UTF-8, UTF-16 or GB18030 text, got ${decoded.got}`] }
}

type Decoded = { ok: true; text: string } | { ok: false; line: number; got: string }

/** A byte order mark decides; else UTF-8 when it is sound, UTF-16 by its zeros, GB18030 when it reads as everyday Chinese. */
export function decodeText(bytes: Buffer): Decoded {
  const kind = knownBinary(bytes)
  if (kind !== undefined) return { ok: false, line: 1, got: kind }
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : widthOf(bytes)
  if (wide !== undefined) return decodeAs(bytes, wide)
  if (bytes.includes(0)) return { ok: false, line: 1, got: 'a binary file' }
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8')
  const chinese = readsAsChinese(bytes) ? decodeAs(bytes, 'gb18030') : undefined
  if (chinese?.ok === true) return chinese
  const sample = bytes.subarray(0, 64 * kib)
  const text = new TextDecoder('utf-8').decode(bytes)
  const at = text.indexOf('\uFFFD')
  return {
    ok: false,
    line: text.slice(0, at).split('\n').length,
    got: `bytes of ${chardet.detect(sample) ?? 'another encoding'}: save it as UTF-8`,
  }
}

function decodeAs(bytes: Buffer, encoding: string): Decoded {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, line: 1, got: `bytes that are no sound ${encoding}` }
  }
}

export function knownBinary(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start === 'PK\x03\x04') return 'a ZIP or Excel file: save it as CSV'
  if (start === '\xd0\xcf\x11\xe0') return 'an old Excel file: save it as CSV'
  if (start === '%PDF') return 'a PDF'
  if (start === '\x89PNG') return 'a PNG picture'
  if (start.startsWith('\xff\xd8\xff')) return 'a JPEG picture'
  if (start.startsWith('\x1f\x8b')) return 'a gzip file: unpack it first'
  return undefined
}

/** UTF-16 without a mark: separators, digits and markup leave a zero in every second place. */
export function widthOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4 * kib)
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1
  const [even = 0, odd = 0] = zeros
  const many = Math.max(3, sample.length / 20)
  if (odd > many && even * 20 < odd) return 'utf-16le'
  if (even > many && odd * 20 < even) return 'utf-16be'
  return undefined
}

/** The 3,755 everyday characters and the punctuation have lead bytes of their own; Western letters misread as Chinese do not fall there. */
export function readsAsChinese(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 256 * kib)
  let pairs = 0
  let everyday = 0
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at]!
    if (lead < 0x80) continue
    pairs += 1
    if ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)) everyday += 1
    at += 1
  }
  const others = ['EUC-KR', 'EUC-JP', 'Big5', 'Shift_JIS']
  // The detector needs more than a few characters.
  return everyday >= pairs * 0.7 && (pairs < 20 || !others.includes(chardet.detect(sample) ?? ''))
}

function inWords(bytes: number): string {
  return bytes >= 10 * kib * kib ? `${Math.round(bytes / kib / kib)} MiB` : `${Math.ceil(bytes / kib).toLocaleString('en')} KiB`
}
