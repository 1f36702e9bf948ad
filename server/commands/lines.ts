import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { InputError } from './input.ts'

/** The lines that say something, with their numbers: UTF-8 with or without a byte order mark, any line ends. */
export function* linesOf(file: string | 0): Generator<{ line: string; place: string }> {
  const bytes = readBytes(file)
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let number = 1; from < bytes.length; number++) {
    const end = bytes.indexOf(0x0a, from)
    const own = bytes.subarray(from, end === -1 ? bytes.length : end)
    from += own.length + 1
    const place = `${nameOf(file)}:${number}`
    if (!isUtf8(own)) throw new InputError(`${place}: expected UTF-8, got bytes that are none: save the file as UTF-8`)
    const line = own.toString().replace(/\r$/, '')
    if (line.trim() !== '') yield { line, place }
  }
}

function readBytes(file: string | 0): Buffer {
  if (file !== 0) {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) throw new InputError(`${file}: expected a file, got nothing there`)
    if (found.isDirectory()) throw new InputError(`${file}: expected a file, got a folder`)
  }
  try {
    return readFileSync(file)
  } catch (error) {
    throw new InputError(`${nameOf(file)}: expected a readable file, got ${(error as Error).message}`)
  }
}

export function readObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

export const nameOf = (file: string | 0) => (file === 0 ? 'standard input' : file)
export const shortened = (line: string) => (line.length > 60 ? `${line.slice(0, 60)}…` : line)
