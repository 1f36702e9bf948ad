import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { delimiterOf, formOf, wordsFor } from './feeds/csv.ts'
import { type Encoding, streamText } from './text-stream.ts'

type Reader = {
  /** One record with the line it begins on; the first is the header. False: the rest is of no use. */
  take(record: string[], line: number, delimiter: string): boolean
  /** What is wrong with the table's form. */
  fault(line: number, words: string): void
}

/** Reads a table of any size record by record, yielding after each piece of the file; holds no more than a piece of it. */
export async function* streamTable(
  file: string,
  encoding: Encoding,
  { take, fault }: Reader,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<void> {
  let skippedLines = 0
  let lastLine = 0
  let delimiter = ','
  let stopped = false
  let parser: ReturnType<typeof parse> | undefined
  let failure: Error | undefined
  const settle = async () => {
    // The parser tells what is wrong in an event.
    await setImmediate()
    if (failure === undefined) return
    if (!(failure instanceof CsvError)) throw failure
    fault(lastLine + 1, wordsFor(failure))
    stopped = true
  }
  for await (const piece of streamText(file, encoding, onBytes)) {
    if (piece === '') continue
    let text = piece
    if (parser === undefined) {
      const table = delimiterOf(piece)
      text = table.body
      skippedLines = table.skipped
      delimiter = table.delimiter
      parser = parse({
        ...formOf(delimiter),
        on_record: (record: string[], { lines }) => {
          lastLine = lines + skippedLines
          if (!stopped) stopped = !take(record, lastLine - record.reduce((sum, cell) => sum + breaksIn(cell), 0), delimiter)
          return null
        },
      })
      parser.on('error', error => (failure = error))
      parser.resume()
    }
    parser.write(text)
    await settle()
    yield
    if (stopped) return
  }
  if (parser === undefined) return
  parser.end()
  await settle()
  yield
}

function breaksIn(cell: string): number {
  return cell.includes('\n') ? cell.split('\n').length - 1 : 0
}
