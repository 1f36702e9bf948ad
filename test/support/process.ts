import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type ServerProcess = { url: string; child: ChildProcess; stderr(): string; kill(signal: NodeJS.Signals): Promise<void> }

/** The service as a process of its own, as `npm start` runs it; resolves when it says that it is ready. `onSpawn` sees it before. */
export function spawnServer(
  env: Record<string, string>,
  timeoutMs = 60_000,
  onSpawn: (child: ChildProcess) => void = () => {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('#root/dist/server/main.js'))], {
    env: { PATH: process.env.PATH, USHER_PORT: '0', USHER_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onSpawn(child)
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', chunk => (stderr += String(chunk)))
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`Expected the service to be ready within ${timeoutMs} ms, got: ${stdout}${stderr}`)),
      timeoutMs,
    )
    child.once('exit', code => reject(new Error(`The service ended with ${code}: ${stderr}`)))
    child.stdout.on('data', chunk => {
      stdout += String(chunk)
      const url = /Usher is ready at (\S+)/.exec(stdout)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      resolve({
        url,
        child,
        stderr: () => stderr,
        kill: async signal => {
          child.kill(signal)
          await exited
        },
      })
    })
  })
}
