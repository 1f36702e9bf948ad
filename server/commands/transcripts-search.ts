import type { Command } from 'commander'
import { createMessageFinder } from '../store/find-messages.ts'
import type { Found, FoundMessage } from '../wire.ts'
import { type Environment, InputError } from './input.ts'
import { print, withDatabase } from './io.ts'
import { plainText } from './plain-text.ts'
import { readSearch, type SearchOptions, withSearchOptions } from './search-options.ts'

type Options = SearchOptions & { limit: string; before?: string; json?: true }

export function addSearchCommand(transcripts: Command, env: Environment): void {
  withSearchOptions(transcripts.command('search <query>').description('messages with all of these words, the latest first'))
    .option('--limit <count>', 'at most so many, 100 at most', '30')
    .option('--before <place>', 'go on from where an earlier page ended')
    .option('--json', 'print one JSON document')
    .action(async (query: string, { json, ...options }: Options) => {
      const search = readSearch(query, options)
      if (search.text.trim() === '') throw new InputError('Expected a word to look for, got none')
      await withDatabase(env, database => {
        const found = createMessageFinder(database)(search)
        print(json, found, inLines(found))
      })
    })
}

function inLines({ messages, more }: Found): string {
  if (messages.length === 0) return more === undefined ? 'Nothing was found.' : `Nothing so far; go on with --before ${more}`
  return [...messages.map(inLine), ...(more === undefined ? [] : [`More with --before ${more}`])].join('\n')
}

function inLine({ item, seq, at, from, pieces }: FoundMessage): string {
  const text = pieces.map(piece => (piece.hit ? `[${piece.text}]` : piece.text)).join('')
  return `${at}  ${item.conversation} ${seq}  ${from}: ${plainText(text)}`
}
