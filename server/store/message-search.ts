import type { Found, MessageSearch } from '../wire.ts'
import { openThread } from './thread.ts'

/** Searches all messages of a database file in a thread of its own. */
export function openMessageSearch(file: string) {
  const thread = openThread<MessageSearch, Found>(new URL('./find-messages-worker.js', import.meta.url), { file })
  return { find: thread.ask, close: thread.close }
}
