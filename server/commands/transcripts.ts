import { once } from 'node:events'
import { type Command, Option } from 'commander'
import { readConfig } from '../config.ts'
import { type Erasure, namesUnder } from '../erasure.ts'
import { createSeal } from '../privacy/seal.ts'
import { createTranscripts } from '../privacy/transcript.ts'
import { createProfiles } from '../profiles.ts'
import { contactKey } from '../secrets.ts'
import { vocabularyOnce } from '../shop/vocabulary-once.ts'
import { createBehaviourStore } from '../store/behaviours.ts'
import { createContactStore } from '../store/contacts.ts'
import { createConversationStore } from '../store/conversations.ts'
import { createDeskStore } from '../store/desk.ts'
import { createErasureStore, type Subject } from '../store/erasure.ts'
import { createMessageFinder } from '../store/find-messages.ts'
import type { Database } from '../store/sqlite.ts'
import { withErasure } from './erase.ts'
import { type Environment, InputError } from './input.ts'
import { checkFilePlace, openDraft } from './output-file.ts'
import { readSearch, type SearchOptions, withSearchOptions } from './search-options.ts'
import { type Format, formats, type Taken, writers } from './transcript-formats.ts'
import { addSearchCommand } from './transcripts-search.ts'

type Whose = { conversation?: string; visitor?: string; shopper?: string }
type Options = Whose & SearchOptions & { format: Format; out?: string }

export function addTranscriptCommands(program: Command, env: Environment): void {
  const transcripts = program.command('transcripts').description('what was said')
  addSearchCommand(transcripts, env)
  withSearchOptions(
    transcripts
      .command('export')
      .description(
        'prints conversations: as JSON lines with events, agents’ notes, reasons and the contact that was left; as a table; or to be printed',
      )
      .option('--conversation <id>', 'one alone')
      .option('--visitor <id>', 'those of a page’s visitor')
      .option('--shopper <id>', 'those of a customer of the shop'),
  )
    .addOption(
      new Option('--format <format>', 'csv: a row a message, safe against formulas; html: a page to be printed')
        .choices(formats)
        .default('jsonl'),
    )
    .option('--out <file>', 'write there instead, for its owner alone')
    .action(({ out, format, conversation, visitor, shopper, ...filters }: Options) =>
      withErasure(env, async (erasure, _tokens, database) => {
        const whose = Object.fromEntries(Object.entries({ conversation, visitor, shopper }).filter(([, id]) => id !== undefined))
        const ids = idsOf(whose, filters, erasure.find, database)
        const take = takenFrom(database, env)
        const { head, one, foot } = writers[format]
        if (out !== undefined) checkFilePlace(out)
        const draft = out === undefined ? undefined : await openDraft(out, 0o600)
        const write = async (text: string) => {
          if (draft !== undefined) await draft.write(text)
          else if (!process.stdout.write(text)) await once(process.stdout, 'drain')
        }
        try {
          await write(head)
          for (const id of ids) await write(one(take(id)))
          await write(foot)
          await draft?.keep()
        } catch (error) {
          await draft?.drop()
          throw error
        }
      }),
    )
}

function idsOf(whose: Whose, filters: SearchOptions, find: Erasure['find'], database: Database): Iterable<string> {
  const [named, ...more] = Object.entries(whose)
  const isNarrowed = Object.keys(filters).length > 0
  if (more.length > 0 || (named !== undefined && isNarrowed))
    throw new InputError('Expected at most one of --conversation ID, --visitor ID, --shopper ID, or filters instead, got several')
  if (isNarrowed) return narrowed(filters, database)
  if (named === undefined) return createErasureStore(database).allConversations()
  const [kind, id] = named
  const ids = find({ [kind]: id } as Subject).map(found => found.id)
  if (ids.length === 0) throw new InputError(`Expected a ${kind} that something is kept of, got ${id}`)
  return ids
}

/** Conversations to which the filters apply, by when something last happened in them. */
function* narrowed(filters: SearchOptions, database: Database): Generator<string> {
  const find = createMessageFinder(database)
  const search = readSearch('', { ...filters, limit: '100' })
  let before: string | undefined
  do {
    const page = find({ ...search, before })
    yield* page.messages.map(({ item }) => item.conversation)
    before = page.more
  } while (before !== undefined)
}

function takenFrom(database: Database, env: Environment): (conversation: string) => Taken {
  const { data, agents } = readConfig(env)
  const now = () => new Date()
  const store = createConversationStore(database, now)
  const { notesAfter } = createDeskStore(database, now)
  const contacts = createContactStore(database)
  const visitors = { store: createBehaviourStore(database), keyOf: namesUnder(contactKey(data, agents.contactKey)).keyOf }
  const { ofConversation: profileOf } = createProfiles({ database, visitors, vocabulary: vocabularyOnce(database), now })
  const read = createTranscripts({ ...store, profileOf, contacts, seal: createSeal(contactKey(data, agents.contactKey)) })
  return conversation => {
    const { transcript, ...about } = read(conversation)
    return { conversation, ...about, events: transcript, notes: notesAfter(conversation, 0), traces: store.traces(conversation) }
  }
}
