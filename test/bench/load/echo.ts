import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { usageOf } from '../../support/processes.ts'

/**
 * The floor: the same wire and the same shoppers, with nothing behind it. It stores nothing, understands nothing and answers at
 * once; what a shopper waits for here is the transport and the driver. Started by fork only.
 */
const http = createServer()
const io = new Server(http, { serveClient: false })
io.of('/shopper').on('connection', socket => {
  const conversation = socket.id
  let seq = 0
  const event = (body: object) => ({ conversation, seq: ++seq, at: new Date().toISOString(), kind: 'message', ...body })
  socket.on('conversation:open', (_request, ack) =>
    ack({
      ok: true,
      value: { conversation, token: 'none', language: 'en', events: [event({ from: 'bot', text: 'Hello.' })], status: 'bot' },
    }),
  )
  socket.on('message:send', ({ id, text }, ack) => {
    const own = event({ from: 'shopper', text, id })
    ack({ ok: true, value: { seq: own.seq } })
    socket.emit('event', own)
    socket.emit('reply:delta', { turn: own.seq, text })
    socket.emit('event', event({ from: 'bot', text, turn: own.seq, by: 'template' }))
  })
})
http.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` })
})
process.on('message', () => process.send?.(usageOf(process.pid).main))
process.on('disconnect', () => process.exit(0))
