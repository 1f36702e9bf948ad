import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Command as Program } from 'commander'
import { bundled } from '../../models/bundled.ts'
import { type Estimate, estimate } from '../../models/metrics.ts'
import { openTurnReader, openTurnUnits, type TurnReader } from '../../models/turn-reader.ts'
import { describeCandidates, describeState, featureCount, mostShown, stateNames } from '../understanding/candidates.ts'
import { type Command, typeOf } from '../understanding/commands.ts'
import { checkHeads, fingerprint, labels, pointing, types } from '../understanding/heads.ts'
import { featureNames } from '../understanding/likely.ts'
import { readTurn } from '../understanding/read-turn.ts'
import { figuresOf, isRight, type TurnFigures } from '../understanding/score.ts'
import { readSituation } from '../understanding/situation.ts'
import { targetsOf } from '../understanding/targets.ts'
import { InputError } from './input.ts'
import { collect, print, withBar } from './io.ts'
import { readTurnLines, type TurnLine } from './turn-lines.ts'
import { type ProductCase, productCases, shopsOf } from './turn-products.ts'

export function addTurnCommands(program: Program): void {
  const turns = program.command('turns').description('what a message means in its situation, as commands')
  turns
    .command('predict')
    .description('read {"say", "context"} lines and print {"commands"} a line')
    .option('--data <file>', 'JSONL; standard input without it')
    .option('--model <folder>', 'the turn reader', bundled('turns'))
    .action(async (options: { data?: string; model: string }) => {
      const lines = readTurnLines(options.data ?? 0, false)
      await withReader(options.model, async reader => {
        for (const line of lines) process.stdout.write(`${JSON.stringify({ commands: (await read(reader, line)).map(told) })}\n`)
      })
    })
  turns
    .command('evaluate')
    .description('compare readings with {"say", "context", "commands"} lines')
    .requiredOption('--data <file>', 'JSONL; may be given several times', collect)
    .option('--model <folder>', 'the turn reader', bundled('turns'))
    .option('--json', 'print one JSON document')
    .option('--misses <file>', 'write the turns that were read otherwise')
    .action(async (options: { data: string[]; model: string; json?: true; misses?: string }) => {
      const lines = options.data.flatMap(file => readTurnLines(file, true))
      await withReader(options.model, async reader => {
        const read = await withBar('reading', update => readAll(reader, lines, update))
        const report = reportOf(read)
        if (options.misses !== undefined) await writeLines(options.misses, read.filter(one => !isRight(one.gold, one.read).all).map(missOf))
        print(options.json, report, tableOf(report))
      })
    })
  turns
    .command('products')
    .description('how often the products of a command are told: by the pointer alone, and by the choice among all that the shop has')
    .requiredOption('--data <file>', 'JSONL with commands and shops; may be given several times', collect)
    .option('--hidden', 'with the product taken off the screen, where the message has a word of its title')
    .option('--rows <file>', 'write what the weights of the choice are fitted on')
    .option('--model <folder>', 'the turn reader', bundled('turns'))
    .action(async (options: { data: string[]; hidden?: true; rows?: string; model: string }) => {
      const lines = options.data.flatMap(file => readTurnLines(file, true))
      const shops = shopsOf(lines)
      await withReader(options.model, async reader => {
        const cases: ProductCase[] = []
        await withBar('choosing', async update => {
          for (const [at, line] of lines.entries()) {
            const talked = talkedBefore(lines, at)
            cases.push(...(await productCases(line, talked, shops.get(line.shop ?? '')!, reader, options.hidden === true)))
            update((at + 1) / lines.length)
          }
        })
        if (options.rows !== undefined) await writeLines(options.rows, [{ features: featureNames }, ...cases])
        const share = (key: 'pointed' | 'chosen') => {
          const right = cases.filter(one => same(one.gold, one[key])).length
          return `${((100 * right) / Math.max(1, cases.length)).toFixed(1)} % (${right} of ${cases.length})`
        }
        process.stdout.write(`by the pointer alone ${share('pointed')}\nby the choice        ${share('chosen')}\n`)
      })
    })
  turns
    .command('prepare')
    .description('write what the turn reader is trained on: messages as ids, situations as numbers, commands as targets')
    .requiredOption('--data <file>', 'JSONL with commands; may be given several times', collect)
    .requiredOption('--out <file>', 'where the rows go')
    .option('--tokenizer <folder>', 'whose pieces to use', bundled('encoder'))
    .action(async (options: { data: string[]; out: string; tokenizer: string }) => {
      const { units } = await openTurnUnits(options.tokenizer)
      const lines = options.data.flatMap(file => readTurnLines(file, true))
      const rows = lines.map(line => rowOf(line, units))
      const head = { types, labels, pointing, state: stateNames.length, features: featureCount, fingerprint }
      await writeLines(options.out, [head, ...rows])
      const missed = rows.flatMap(row => row.missed)
      process.stderr.write(`${rows.length} turns, ${missed.length} values not found in their message\n`)
    })
}

const same = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every(each => other.includes(each))

/** What the turns before of the same conversation were about, the latest last. */
function talkedBefore(lines: readonly TurnLine[], at: number): string[] {
  const conversationOf = (line: TurnLine | undefined) => line?.id?.split('/').slice(0, 2).join('/')
  const talked: string[] = []
  for (let before = at - 1; before >= 0 && conversationOf(lines[before]) === conversationOf(lines[at]); before--) {
    const { shown, focus } = readSituation(lines[before]!.context)
    const title = focus === undefined ? undefined : shown[focus]?.title
    if (title !== undefined && !talked.includes(title)) talked.unshift(title)
  }
  return talked
}

/** Without what only the service needs. */
const told = ({ command, args, probability }: Command) => ({ command, args, probability })

type Read = { line: TurnLine; gold: Command[]; read: Command[] }

async function withReader(folder: string, work: (reader: TurnReader) => Promise<void>): Promise<void> {
  const asInput = (error: unknown) => {
    throw new InputError(error instanceof Error ? error.message : String(error))
  }
  const reader = await openTurnReader(folder, { threads: 2 }).catch(asInput)
  try {
    checkHeads(reader.fingerprint, folder)
  } catch (error) {
    asInput(error)
  }
  await work(reader).finally(() => reader.close())
}

const read = (reader: TurnReader, line: TurnLine): Promise<Command[]> =>
  readTurn(input => reader.read(input), line.say, readSituation(line.context), line.language)

async function readAll(reader: TurnReader, lines: readonly TurnLine[], update: (done: number) => void): Promise<Read[]> {
  const all: Read[] = []
  for (const [at, line] of lines.entries()) {
    all.push({ line, gold: line.commands ?? [], read: await read(reader, line) })
    update((at + 1) / lines.length)
  }
  return all
}

type Report = {
  [language: string]: { turns: number; figures: Record<string, Estimate>; commands: Record<string, { gold: number; f1: number }> }
}

function reportOf(read: readonly Read[]): Report {
  const groups = { all: read, zh: read.filter(({ line }) => line.language === 'zh'), en: read.filter(({ line }) => line.language === 'en') }
  return Object.fromEntries(
    Object.entries(groups)
      .filter(([, turns]) => turns.length > 0)
      .map(([language, turns]) => [language, { turns: turns.length, figures: figuresWithIntervals(turns), commands: byCommand(turns) }]),
  )
}

function figuresWithIntervals(turns: readonly Read[]): Record<string, Estimate> {
  const names = ['commandsRight', 'allRight', 'commandF1', 'argumentF1', 'itemF1'] as const satisfies (keyof TurnFigures)[]
  return Object.fromEntries(names.map(name => [name, estimate(turns.length, rows => figuresOf(rows.map(row => turns[row]!))[name], 1)]))
}

function byCommand(turns: readonly Read[]): Record<string, { gold: number; f1: number }> {
  const names = [...new Set(turns.flatMap(({ gold }) => gold.map(typeOf)))].sort()
  return Object.fromEntries(
    names.map(name => {
      const only = (commands: readonly Command[]) => commands.filter(command => typeOf(command) === name)
      const gold = turns.reduce((sum, turn) => sum + only(turn.gold).length, 0)
      return [name, { gold, f1: figuresOf(turns.map(turn => ({ gold: only(turn.gold), read: only(turn.read) }))).commandF1 }]
    }),
  )
}

function tableOf(report: Report): string {
  const percent = ({ value, low, high }: Estimate) => `${(100 * value).toFixed(1)} % (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`
  return Object.entries(report)
    .map(([language, { turns, figures, commands }]) =>
      [
        `${language}: ${turns} turns`,
        ...Object.entries(figures).map(([name, figure]) => `  ${name.padEnd(14)} ${percent(figure)}`),
        `  F1: ${Object.entries(commands)
          .map(([name, { gold, f1 }]) => `${name} ${(100 * f1).toFixed(0)} (${gold})`)
          .join(', ')}`,
      ].join('\n'),
    )
    .join('\n')
}

const missOf = ({ line, gold, read: commands }: Read) => ({ id: line.id, context: line.context, say: line.say, gold, read: commands })

function rowOf(line: TurnLine, units: TurnReader['units']) {
  const situation = readSituation(line.context)
  const message = units(line.say)
  const { types: wanted, tags, items, asks, missed } = targetsOf(line.commands ?? [], message, Math.min(mostShown, situation.shown.length))
  return {
    id: line.id,
    language: line.language,
    ids: message.ids,
    units: message.units.map(({ piece, id, place }) => [piece, id, place]),
    state: describeState(situation, line.language === 'zh'),
    candidates: describeCandidates(message.text, situation),
    types: wanted,
    tags,
    items,
    ...(asks === undefined ? {} : { asks }),
    missed,
  }
}

async function writeLines(file: string, rows: readonly unknown[]): Promise<void> {
  const stream = createWriteStream(file)
  for (const row of rows) stream.write(`${JSON.stringify(row)}\n`)
  stream.end()
  await finished(stream)
}
