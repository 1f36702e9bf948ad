/** What is looked at of one connection of engine.io, whichever transport it is on. */
type Connection = {
  on(event: 'packetCreate', listener: (packet: { data?: string | Buffer }) => void): unknown
  on(event: 'flush', listener: () => void): unknown
  close(discard: boolean): void
  /** `socket` is the WebSocket, where there is one. */
  transport: { socket?: { bufferedAmount?: number; terminate?(): void } }
}
type Engine = { on(event: 'connection', listener: (connection: Connection) => void): unknown }

/** Some minutes of an agent who writes without a pause; a shopper who has read so little is not reading. */
const mostUnsent = 4 << 20

/**
 * Cuts a connection whose other side reads nothing while more and more is sent to it: its memory is bounded, and the client resumes
 * from the last event it has. One packet, a long history say, may be larger.
 */
export function cutSlowReaders(engine: Engine): void {
  engine.on('connection', connection => {
    /** Handed to the connection and not yet to its transport. */
    let queued = 0
    connection.on('flush', () => (queued = 0))
    connection.on('packetCreate', ({ data }) => {
      const { socket } = connection.transport
      const unsent = queued + (socket?.bufferedAmount ?? 0)
      queued += data?.length ?? 0
      if (unsent <= mostUnsent) return
      // Not in the middle of what is being sent. A WebSocket would say goodbye first, behind all that nobody reads.
      setImmediate(() => (socket?.terminate === undefined ? connection.close(true) : socket.terminate()))
    })
  })
}
