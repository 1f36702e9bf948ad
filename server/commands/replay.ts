import type { Command } from 'commander'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { openReplay, type Recorded, type Replayed } from '../replay.ts'
import { isThere, releaseFolder } from '../review/folders.ts'
import { faultsOf } from '../wire-schemas.ts'
import { type Environment, InputError } from './input.ts'
import { print, withBar, withDatabase } from './io.ts'
import { linesOf, readObject, shortened } from './lines.ts'
import { plainText } from './plain-text.ts'

/** What a replay needs of a line; the rest of it is the export's. */
const recordedSchema = z.object({
  conversation: z.string().min(1).max(64),
  language: z.enum(['zh', 'en']),
  events: z.array(z.looseObject({ kind: z.string(), seq: z.number().int().min(1) })).max(5000),
  traces: z.array(z.looseObject({ turn: z.number().int(), body: z.looseObject({}) })).default([]),
})

type Result = { conversation: string; turns: Replayed[] }

export function addReplayCommand(program: Command, env: Environment): void {
  program
    .command('replay <file>')
    .description('runs exported conversations again with the current models and shop, and prints what would be different')
    .option('--release <number>', 'by this release instead of what answers now')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { json, release }: { json?: true; release?: string }) => {
      const recorded = [...linesOf(file)].map(({ line, place }) => readRecorded(line, place))
      if (recorded.length === 0)
        throw new InputError(`${file}: expected a line a conversation, as \`usher transcripts export\` writes, got none`)
      await withDatabase(env, async database => {
        const config = readConfig(env)
        const { replay, close } = await openReplay(database, config, release === undefined ? undefined : readRelease(release, config.data))
        try {
          const results = await withBar('replaying', async update => {
            const done: Result[] = []
            for (const one of recorded) {
              done.push({ conversation: one.conversation, turns: await replay(one) })
              update(done.length / recorded.length)
            }
            return done
          })
          const turns = results.flatMap(result => result.turns)
          const different = turns.filter(({ same }) => !same).length
          print(json, { turns: turns.length, different, conversations: results }, inWords(results, turns.length, different))
        } finally {
          await close()
        }
      })
    })
}

function readRelease(number: string, data: string): number {
  if (!/^\d{1,9}$/.test(number) || !isThere(releaseFolder(data, Number(number))))
    throw new InputError(`Expected --release to be one whose files are there (usher releases list), got ${number}`)
  return Number(number)
}

function readRecorded(line: string, place: string): Recorded {
  const object = readObject(line)
  if (object === undefined) throw new InputError(`${place}: expected a conversation as JSON, got ${shortened(line)}`)
  const read = recordedSchema.safeParse(object)
  if (!read.success)
    throw new InputError(`${place}: expected a conversation of \`usher transcripts export\`: ${faultsOf(read.error, object)}`)
  return read.data as unknown as Recorded
}

function inWords(results: readonly Result[], turns: number, different: number): string {
  const told = results.flatMap(({ conversation, turns }) =>
    turns.flatMap(({ turn, said, before, now, same }) =>
      same
        ? []
        : [
            `${conversation} ${turn}  ${plainText(said.join(' / '))}`,
            ...(before === undefined ? [] : [`  was: ${before.reason.en}`, `       ${plainText(before.reply)}`]),
            `  now: ${now.reason.en}`,
            `       ${plainText(now.reply)}`,
          ],
    ),
  )
  return [...told, `${different} of ${turns} turns would be decided otherwise`].join('\n')
}
