import type { Command } from 'commander'
import { createAuditStore } from '../store/audit.ts'
import { type Environment, InputError } from './input.ts'
import { print, withDatabase } from './io.ts'
import { plainText } from './plain-text.ts'

type Options = { actor?: string; action?: string; since?: string; limit: string; json?: true }

export function addAuditCommands(program: Command, env: Environment): void {
  program
    .command('audit')
    .description('who of the team did what')
    .command('list')
    .description('the latest first')
    .option('--actor <email>', 'of one person, or of "command line"')
    .option('--action <action>', 'of one kind, as it is listed')
    .option('--since <time>', 'from this day or time on, 2026-05-01 or 2026-05-01T08:00:00Z')
    .option('--limit <n>', 'at most so many', '100')
    .option('--json', 'as JSON')
    .action(async ({ actor, action, since, limit, json }: Options) => {
      const most = Number(limit)
      if (!Number.isInteger(most) || most < 1 || most > 100_000) throw new InputError(`Expected --limit of 1 to 100000, got ${limit}`)
      const from = since === undefined ? undefined : new Date(since)
      if (from !== undefined && Number.isNaN(from.getTime())) throw new InputError(`Expected --since to be a day or a time, got ${since}`)
      const query = { actor, action, since: from?.toISOString(), limit: most }
      const entries = await withDatabase(env, database => createAuditStore(database, () => new Date()).list(query))
      const lines = entries.map(({ at, actor: who, action: what, target, detail, origin }) =>
        [at, who, what, target ?? '', Object.keys(detail).length === 0 ? '' : JSON.stringify(detail), origin ?? '']
          .map(plainText)
          .join('\t'),
      )
      print(json, entries, lines.join('\n'))
    })
}
