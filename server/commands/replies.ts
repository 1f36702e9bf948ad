import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import type { GeneratorService } from '../../models/generator.ts'
import { evaluateReplies, type Judged } from '../../models/reply-evaluation.ts'
import { readConfig } from '../config.ts'
import { type Environment, InputError } from './input.ts'
import { print, progressBar } from './io.ts'
import { type ReplyLine, readReplyLines } from './reply-lines.ts'
import type { Written } from './reply-writer.ts'

type Options = { data: string; model: string; candidates?: string; seed: string; json?: true }

/** Lines that are worded at the same time: the batch is full, and no line waits long. */
const together = 16

export function addReplyCommands(program: Command, env: Environment): void {
  const replies = program.command('replies').description('the reply generator')
  shared(replies.command('generate').description('word {language, acts} lines; prints {reply, candidates} a line')).action(
    async (options: Options) => {
      const lines = readReplyLines(options.data, { references: false })
      await withGenerator(env, options, async generator => {
        await writeAll(lines, generator, settingsOf(env, options), ({ reply, candidates }) => {
          process.stdout.write(`${JSON.stringify({ reply, candidates })}\n`)
        })
      })
    },
  )
  shared(replies.command('evaluate').description('compare replies to {language, acts, references} lines with their references'))
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const lines = readReplyLines(options.data, { references: true })
      await withGenerator(env, options, async generator => {
        const rows: Judged[] = []
        await writeAll(lines, generator, settingsOf(env, options), (written, { language, acts, references }) => {
          rows.push({ ...written, language, references, acts: [...new Set(acts.map(({ act }) => act))] })
        })
        const { tokens = 0, busyMs = 0 } = generator.sums()
        const report = { ...evaluateReplies(rows), tokens_per_second: busyMs === 0 ? 0 : Math.round((10_000 * tokens) / busyMs) / 10 }
        print(options.json, report, JSON.stringify(report, null, 2))
      })
    })
}

function shared(command: Command): Command {
  return command
    .requiredOption('--data <file>', 'JSONL; acts that prompts/plan.json does not have are passed as they are')
    .option('--model <folder>', 'the generator', fileURLToPath(import.meta.resolve('#root/models/weights/decoder')))
    .option('--candidates <number>', 'candidates a plan, 1 to 8 (USHER_CANDIDATES without it)')
    .option('--seed <number>', 'the same seed gives the same replies', '1')
}

function settingsOf(env: Environment, { candidates, seed }: Options) {
  return {
    candidates: candidates === undefined ? readConfig(env).turn.candidates : whole('--candidates', candidates, 1, 8),
    seed: whole('--seed', seed, 0, 2 ** 31),
  }
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new InputError(`Expected ${option} to be a whole number from ${least} to ${most}, got ${text}`)
}

/** Words the lines, many at once, and hands them over in their order. */
async function writeAll(
  lines: readonly ReplyLine[],
  generator: GeneratorService,
  { candidates, seed }: { candidates: number; seed: number },
  take: (written: Written, line: ReplyLine) => void,
): Promise<void> {
  const { writeReply } = await import('./reply-writer.ts')
  const bar = progressBar('wording')
  const going: Promise<Written>[] = []
  for (const [at, line] of lines.entries()) {
    for (let next = going.length; next < Math.min(at + together, lines.length); next++) {
      const work = writeReply(lines[next]!, generator, { candidates, seed: seed + next })
      // Its fault is told in its turn.
      work.catch(() => undefined)
      going.push(work)
    }
    try {
      take(await going[at]!, line)
    } catch (error) {
      if (error instanceof RangeError) throw new InputError(`${line.place}: ${error.message}`)
      throw error
    }
    bar.update((at + 1) / lines.length)
  }
  bar.stop()
}

async function withGenerator(env: Environment, { model }: Options, work: (generator: GeneratorService) => Promise<void>): Promise<void> {
  const { createGeneratorService } = await import('../../models/generator.ts')
  const generator = await createGeneratorService(resolve(model), { threads: readConfig(env).models.generatorThreads })
  try {
    await work(generator)
  } finally {
    await generator.close()
  }
}
