import { once } from 'node:events'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Erasure } from '../erasure.ts'
import { createSeal } from '../privacy/seal.ts'
import { createTranscripts } from '../privacy/transcript.ts'
import { contactKey } from '../secrets.ts'
import { createContactStore } from '../store/contacts.ts'
import { createConversationStore } from '../store/conversations.ts'
import { createDeskStore } from '../store/desk.ts'
import { createErasureStore, type Subject } from '../store/erasure.ts'
import type { Database } from '../store/sqlite.ts'
import { withErasure } from './erase.ts'
import { type Environment, InputError } from './io.ts'
import { checkFilePlace, openDraft } from './output-file.ts'
import { addSearchCommand } from './transcripts-search.ts'

type Options = { conversation?: string; visitor?: string; shopper?: string; out?: string }

export function addTranscriptCommands(program: Command, env: Environment): void {
  const transcripts = program.command('transcripts').description('what was said')
  addSearchCommand(transcripts, env)
  transcripts
    .command('export')
    .description('prints a JSON line a conversation: events, agents’ notes, reasons, the contact that was left')
    .option('--conversation <id>', 'one alone')
    .option('--visitor <id>', 'those of a page’s visitor')
    .option('--shopper <id>', 'those of a customer of the shop')
    .option('--out <file>', 'write there instead, for its owner alone')
    .action(({ out, ...whose }: Options) =>
      withErasure(env, async (erasure, _tokens, database) => {
        const ids = idsOf(whose, erasure.find, createErasureStore(database).allConversations)
        const lines = linesOf(database, env)
        if (out === undefined) {
          for (const id of ids) if (!process.stdout.write(lines(id))) await once(process.stdout, 'drain')
          return
        }
        checkFilePlace(out)
        const draft = await openDraft(out, 0o600)
        try {
          for (const id of ids) await draft.write(lines(id))
          await draft.keep()
        } catch (error) {
          await draft.drop()
          throw error
        }
      }),
    )
}

function idsOf(whose: Omit<Options, 'out'>, find: Erasure['find'], all: () => string[]): string[] {
  const [named, ...more] = Object.entries(whose)
  if (more.length > 0) throw new InputError('Expected at most one of --conversation ID, --visitor ID, --shopper ID, got several')
  if (named === undefined) return all()
  const [kind, id] = named
  const ids = find({ [kind]: id } as Subject).map(found => found.id)
  if (ids.length === 0) throw new InputError(`Expected a ${kind} that something is kept of, got ${id}`)
  return ids
}

function linesOf(database: Database, env: Environment): (conversation: string) => string {
  const { data, agents } = readConfig(env)
  const now = () => new Date()
  const store = createConversationStore(database, now)
  const { notesAfter } = createDeskStore(database, now)
  const contacts = createContactStore(database)
  const read = createTranscripts({ ...store, contacts, seal: createSeal(contactKey(data, agents.contactKey)) })
  return conversation => {
    const { transcript, ...about } = read(conversation)
    const line = { conversation, ...about, events: transcript, notes: notesAfter(conversation, 0), traces: store.traces(conversation) }
    return `${JSON.stringify(line)}\n`
  }
}
