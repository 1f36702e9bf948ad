import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Kept, readKept } from '../../support/books.ts'
import { type ServerProcess, spawnServer } from '../../support/process.ts'
import { newFolder } from '../../support/service.ts'

export type Part = { state: string; pid?: number; restarts?: number; lastError?: string }
export type Victim = Awaited<ReturnType<typeof openVictim>>

/** A machine that others load starts it slowly; how long it took is told. */
const startsWithinMs = 300_000

/** The real service, always under the same port and on the same folder, to be killed and started again. */
export async function openVictim(env: Record<string, string> = {}, folder = newFolder()) {
  const settings: Record<string, string> = { USHER_DATA: folder, USHER_GENERATOR: 'off', USHER_LOG: 'error', ...env }
  let server: ServerProcess = await spawnServer(settings, startsWithinMs)
  const { url } = server
  settings.USHER_PORT = new URL(url).port
  const modelsSeen = new Set<number>()
  let complaints = ''

  const look = () => {
    for (const pid of childrenOf(server.child.pid ?? 0)) modelsSeen.add(pid)
  }
  const ended = async (signal: NodeJS.Signals) => {
    look()
    await server.kill(signal)
    complaints += server.stderr()
  }

  return {
    url,
    folder,
    get pid() {
      return server.child.pid ?? 0
    },
    kill: () => ended('SIGKILL'),
    stop: () => ended('SIGTERM'),
    /** Fulfilled when it has ended, whoever ended it. */
    ended: () => server.kill('SIGKILL'),
    /** `onSpawn` sees the process before it is ready, and may end it. */
    async start(onSpawn?: (child: ChildProcess) => void): Promise<void> {
      server = await spawnServer(settings, startsWithinMs, onSpawn)
    },
    async health(): Promise<{ state: string; parts: Record<string, Part> }> {
      return (await fetch(`${url}/healthz`).then(answer => answer.json())) as { state: string; parts: Record<string, Part> }
    },
    /** Model processes of services that were killed, and live on. */
    orphans: () => [...modelsSeen].filter(pid => existsSync(`/proc/${pid}`) && !childrenOf(server.child.pid ?? 0).includes(pid)).length,
    stderr: () => complaints + server.stderr(),
    kept: (): Kept => readKept(join(folder, 'usher.sqlite')),
    /** Stops the service and removes what it left. */
    async end(): Promise<void> {
      if (server.child.exitCode === null && server.child.signalCode === null) await ended('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Polls, since what is waited for tells nobody. Rejects after `withinMs`. */
export async function until(matches: () => boolean | Promise<boolean>, withinMs: number, what: string): Promise<number> {
  const from = performance.now()
  while (!(await matches())) {
    if (performance.now() - from > withinMs) throw new Error(`Expected ${what} within ${withinMs} ms`)
    await sleep(20)
  }
  return performance.now() - from
}

export function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
}
