import { constants, setPriority } from 'node:os'
import type { FromProcess, ModelService, ProcessSettings, ToProcess } from './protocol.ts'

/** The child's side of `host.ts`: opens one model, runs calls, and ends with its parent. Started by fork only. */
async function serve(settings: ProcessSettings): Promise<void> {
  // The parent may be killed without a word, and a Ctrl-C reaches the whole group: the closed channel is the only sign to leave.
  process.on('disconnect', () => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

  const service = await openService(settings)
  const running = new Map<number, AbortController>()

  async function run(id: number, method: string, input: unknown): Promise<void> {
    const abort = new AbortController()
    running.set(id, abort)
    try {
      const call = service.methods[method]
      if (call === undefined) throw new Error(`Expected one of ${Object.keys(service.methods).join(', ')}, got ${method}`)
      send({ kind: 'result', id, output: await call(input as never, abort.signal) })
    } catch (error) {
      const { code } = error as { code?: unknown }
      send({ kind: 'failure', id, message: messageOf(error), ...(typeof code === 'string' ? { code } : {}) })
    } finally {
      running.delete(id)
    }
  }

  process.on('message', (message: ToProcess) => {
    switch (message.kind) {
      case 'call':
        void run(message.id, message.method, message.input)
        return
      case 'cancel':
        running.get(message.id)?.abort()
        return
      case 'ping':
        send({ kind: 'pong', sums: service.sums?.() })
        return
      default:
        message satisfies never
    }
  })
  send({ kind: 'ready' })
}

async function openService(settings: ProcessSettings): Promise<ModelService> {
  if (settings.role === 'encoder') {
    const { createEncoderService } = await import('./encoder-service.ts')
    return createEncoderService(settings)
  }
  if (settings.role === 'comments') {
    const { createCommentService } = await import('./comment-service.ts')
    return createCommentService(settings)
  }
  // A reply that waits for its words can have those of a template; whoever waits to be understood can have nothing else.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const { createGeneratorService } = await import('./generator.ts')
  const generator = await createGeneratorService(settings.weights, { threads: settings.threads })
  return { methods: { generate: generator.generate }, sums: generator.sums }
}

function send(message: FromProcess): void {
  // The parent may go while this is written: without a callback that would be an error of the process, and "disconnect" tells it anyway.
  if (process.connected) process.send?.(message, () => {})
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

try {
  await serve(JSON.parse(process.argv[2] ?? '{}'))
} catch (error) {
  send({ kind: 'unable', message: messageOf(error) })
  process.disconnect?.()
}
