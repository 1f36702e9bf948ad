import { UsherError } from '../errors.ts'
import type { ChatEvent, Exported, Language, Profile, Status } from '../wire.ts'

type Row = { id: string; visitor: string | null; createdAt: string; language: Language; status: Status }

/** What is kept of a conversation and concerns its shopper. Agents' notes are the shop's own; the owner's export has them. */
export function createTranscripts(ports: {
  find(conversation: string): Row | undefined
  eventsAfter(conversation: string, seq: number): ChatEvent[]
  /** What is believed of its shopper now. */
  profileOf(conversation: { id: string; visitor: string | null }): Profile
  contacts: { find(conversation: string): { sealed: Uint8Array } | undefined }
  seal: { open(sealed: Uint8Array, owner: string): string | undefined }
}) {
  return (conversation: string): Exported => {
    const row = ports.find(conversation)
    if (row === undefined) throw new UsherError('not_found')
    const { createdAt, language, status } = row
    const kept = ports.contacts.find(conversation)
    const contact = kept === undefined ? undefined : ports.seal.open(kept.sealed, conversation)
    return {
      transcript: ports.eventsAfter(conversation, 0),
      createdAt,
      language,
      status,
      profile: ports.profileOf(row),
      ...(contact === undefined ? {} : { contact }),
    }
  }
}
