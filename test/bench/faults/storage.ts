import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mountFailingDisk } from '../../support/failing-disk.ts'
import { newFolder } from '../../support/service.ts'
import { type Crowd, openCrowd, openTabs } from './crowd.ts'
import { type Asked, closeBooks, type Row } from './row.ts'
import { openVictim, sleep, until, type Victim } from './victim.ts'

const talks = 10
const sizeBytes = 16 << 20

/** A small disk that fills up, and has room again. */
export async function disk({ seed, quick }: Asked): Promise<Row[]> {
  const mount = newFolder()
  if (!did('mount', '-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'usher-bench', mount))
    return skipped('disk', 'a tmpfs may not be mounted here')
  const victim = await openVictim({}, dataIn(mount))
  const crowd = openCrowd(openTabs(talks, victim.url), { seed })
  await crowd.opened()
  const times = quick ? 1 : 5
  const recoveredMs: number[] = []
  const starts: string[] = []
  const filler = join(mount, 'filler')
  for (let time = 0; time < times; time++) {
    await sleep(2000)
    fill(filler)
    await refusing(victim)
    await sleep(3000)
    // The last time the service is killed too: a start without room serves what can be read, or says what to do and ends.
    let isUp = true
    if (time === times - 1) {
      await victim.kill()
      const outcome = await startFailure(victim)
      starts.push(outcome ?? 'started and serves what is stored')
      isUp = outcome === undefined
    }
    rmSync(filler)
    if (!isUp) await victim.start()
    recoveredMs.push(...(await sent(crowd)))
  }
  await crowd.settle()
  const row = await closeBooks(
    {
      fault: 'disk full',
      done: `a disk of ${sizeBytes >> 20} MB filled to the last byte until messages are refused, and emptied; the last time kill -9 while it is full`,
      n: times,
      recoveredMs,
      more: { startOnFullDisk: starts },
    },
    victim,
    crowd.tabs,
  )
  did('umount', mount)
  rmSync(mount, { recursive: true, force: true })
  return [row]
}

/** A file system that turns read-only under the running service, as ext4 does when its disk fails; then it is repaired and mounted again. */
export async function readonly({ seed, quick }: Asked): Promise<Row[]> {
  const failing = mountFailingDisk((4 * sizeBytes) >> 20)
  if (failing === undefined) return skipped('read-only', 'a loop device may not be mounted here')
  const victim = await openVictim({}, dataIn(failing.folder))
  const crowd = openCrowd(openTabs(talks, victim.url), { seed })
  await crowd.opened()
  const times = quick ? 1 : 3
  const recoveredMs: number[] = []
  const refused: string[] = []
  for (let time = 0; time < times; time++) {
    await sleep(3000)
    failing.fail()
    await refusing(victim)
    await sleep(3000)
    await victim.stop()
    const outcome = await startFailure(victim)
    refused.push(outcome ?? 'started')
    if (outcome === undefined) await victim.stop()
    failing.repair()
    await victim.start()
    recoveredMs.push(...(await sent(crowd)))
  }
  await crowd.settle()
  const row = await closeBooks(
    {
      fault: 'read-only',
      done: 'ext4 turns read-only under the running service; stopped, a start refused, repaired, mounted and started again',
      n: times,
      recoveredMs,
      more: { startOnReadOnlyDisk: refused },
    },
    victim,
    crowd.tabs,
  )
  failing.remove()
  return [row]
}

/** Waits until messages are refused, which takes the next one that is sent. */
function refusing({ url }: Victim): Promise<number> {
  return until(async () => (await fetch(`${url}/readyz`)).status === 503, 60_000, 'messages to be refused')
}

/** How long each shopper with something unsent waits until all of it is acknowledged. */
function sent({ tabs }: Crowd): Promise<number[]> {
  const behind = tabs.filter(({ waiting }) => waiting.length > 0)
  return Promise.all(
    behind.map(tab => {
      const ids = new Set(tab.waiting.map(({ id }) => id))
      return until(() => !tab.waiting.some(({ id }) => ids.has(id)), 90_000, 'what was refused to be taken')
    }),
  )
}

/** What the start of a service that cannot start said; undefined when it did start. */
function startFailure(victim: Victim): Promise<string | undefined> {
  return victim.start().then(
    () => undefined,
    (error: Error) => error.message,
  )
}

function fill(file: string): void {
  for (const size of [64 << 10, 1]) {
    try {
      for (const block = Buffer.alloc(size); ; ) writeFileSync(file, block, { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
}

function dataIn(mount: string): string {
  const folder = join(mount, 'data')
  mkdirSync(folder)
  return folder
}

function skipped(fault: string, why: string): Row[] {
  console.log(`${fault}: not done, ${why}; test/faults/storage.test.ts does what it can`)
  return []
}

function did(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0
}
