import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import chardet from 'chardet'
import type { Read } from './faults.ts'
import { knownBinary, readsAsChinese, widthOf } from './text-file.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

const sampleBytes = 256 * 1024
const chunkBytes = 64 * 1024

/**
 * The encoding that the whole file is sound in, by the rules of `readTextFile` and in constant memory: its bytes are read through once, or
 * twice where they are not UTF-8. A fault names the line.
 */
export async function encodingOf(path: string): Promise<Read<Encoding>> {
  const fault = (line: number, got: string): Read<Encoding> => ({
    ok: false,
    faults: [`${path}:${line}: expected UTF-8, UTF-16 or GB18030 text, got ${got}`],
  })
  let sample: Buffer
  try {
    sample = readStart(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error'
    return { ok: false, faults: [`${path}:1: expected a readable file, got ${code}`] }
  }
  const kind = knownBinary(sample)
  if (kind !== undefined) return fault(1, kind)
  const wide =
    sample[0] === 0xff && sample[1] === 0xfe ? 'utf-16le' : sample[0] === 0xfe && sample[1] === 0xff ? 'utf-16be' : widthOf(sample)
  if (wide !== undefined) {
    const broken = await breakIn(path, wide)
    return broken === undefined ? { ok: true, value: wide } : fault(broken.line, `bytes that are no sound ${wide}`)
  }
  if (sample.includes(0)) return fault(1, 'a binary file')
  const broken = await breakIn(path, 'utf-8')
  if (broken === undefined) return { ok: true, value: 'utf-8' }
  if (broken.bytes.includes(0)) return fault(broken.line, 'a binary file')
  if (readsAsChinese(broken.bytes) && (await breakIn(path, 'gb18030')) === undefined) return { ok: true, value: 'gb18030' }
  return fault(broken.line, `bytes of ${chardet.detect(broken.bytes) ?? 'another encoding'}: save it as UTF-8`)
}

/** The file's text, piece by piece, without a byte order mark; `onBytes` takes how many bytes have been read. */
export async function* streamText(path: string, encoding: Encoding, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    bytes += (chunk as Buffer).length
    yield decoder.decode(chunk as Buffer, { stream: true })
    onBytes(bytes)
  }
  yield decoder.decode()
}

/** Where the bytes stop being sound text: the line, and what stands around it. A zero byte is no text either. */
async function breakIn(path: string, encoding: Encoding): Promise<{ line: number; bytes: Buffer } | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  for await (const piece of createReadStream(path, { highWaterMark: chunkBytes })) {
    const chunk = piece as Buffer
    try {
      const text = decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) return { line: line + linesIn(text.slice(0, text.indexOf('\0'))), bytes: chunk }
      line += linesIn(text)
    } catch {
      const lenient = new TextDecoder(encoding).decode(chunk)
      return { line: line + linesIn(lenient.slice(0, Math.max(0, lenient.indexOf('\uFFFD')))), bytes: chunk }
    }
  }
  try {
    decoder.decode()
    return undefined
  } catch {
    return { line, bytes: Buffer.alloc(0) }
  }
}

function linesIn(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

function readStart(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(sampleBytes)
    return start.subarray(0, readSync(file, start, 0, sampleBytes, 0))
  } finally {
    closeSync(file)
  }
}
