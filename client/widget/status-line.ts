import type { ChatEvent, StatusEvent } from '../../server/wire.ts'
import type { Strings } from './strings.ts'

/** What a change of who answers means to the shopper, said in words; nothing where it changes nothing. `before`: the events until then. */
export function statusLine(event: StatusEvent, before: readonly ChatEvent[], text: Strings): string | undefined {
  const last = before.findLast(each => each.kind === 'status')
  if (event.contact) return text.contactLeft
  const agent = last?.status === 'human' ? (last.agent ?? text.agent) : undefined
  switch (event.status) {
    case 'human':
      return text.joined(event.agent ?? text.agent)
    case 'bot':
      return agent === undefined ? text.back : text.backFrom(agent)
    case 'requested':
    case 'queued':
      if (last?.status === event.status) return undefined
      return agent === undefined ? text[event.status] : text.agentLeft(agent)
    case 'closed':
      return agent === undefined ? text.ended : text.endedBy(agent)
    default:
      return event.status satisfies never
  }
}
