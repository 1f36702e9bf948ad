import { Session, type SessionPorts } from '../shared/session.ts'
import { type LineEvents, openLine } from './line.ts'
import { type Memory, newId } from './memory.ts'
import { openEntries, type Store } from './storage.ts'

export type Talk = { server: string; session: Session; line: ReturnType<typeof openLine> }

type Ports = Pick<SessionPorts, 'context' | 'changed' | 'received' | 'identityRefused'> & Pick<LineEvents, 'typing' | 'refused'>

/** A session over a socket, with what this browser remembers of the server. */
export function openTalk(server: string, local: Store, memory: Memory, ports: Ports): Talk {
  const line = openLine(server, {
    connected: () => session.connected(),
    disconnected: () => session.disconnected(),
    refused: failure => {
      session.refused()
      ports.refused(failure)
    },
    event: event => session.event(event),
    'reply:delta': delta => session.delta(delta),
    typing: ports.typing,
  })
  const session = new Session({
    ...ports,
    line,
    entries: openEntries(local, `usher:${server}:out:`),
    token: { read: () => memory.get('token'), write: token => memory.set('token', token) },
    delay: ms => new Promise(resolve => setTimeout(resolve, ms)),
    newId,
  })
  return { server, session, line }
}
