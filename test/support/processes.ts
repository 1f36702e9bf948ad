import { readFileSync } from 'node:fs'

export type Usage = { residentMb: number; cpuSeconds: number }

/** Memory and processor time of a process and of its children, by role, from /proc. A child that has ended counts no more. */
export function usageOf(pid: number): Record<string, Usage> {
  const children = childrenOf(pid)
  const role = (id: string) => /encoder|generator/.exec(read(`/proc/${id}/cmdline`) ?? '')?.[0] ?? `child ${id}`
  const entries = [['main', String(pid)] as const, ...children.map(id => [role(id), id] as const)]
  return Object.fromEntries(entries.flatMap(([name, id]) => (one(id) === undefined ? [] : [[name, one(id)!]])))
}

/** The training that a service has begun, while it goes on. */
export const trainingOf = (pid: number): number | undefined =>
  childrenOf(pid)
    .filter(id => read(`/proc/${id}/cmdline`)?.includes('teaching/process') === true)
    .map(Number)[0]

const childrenOf = (pid: number): string[] => read(`/proc/${pid}/task/${pid}/children`)?.trim().split(' ').filter(Boolean) ?? []

/** Clock ticks a second: 100 on every Linux that Node runs on. */
const ticks = 100

function one(id: string): Usage | undefined {
  const resident = /VmRSS:\s+(\d+)/.exec(read(`/proc/${id}/status`) ?? '')?.[1]
  // The name in brackets may hold spaces; what is counted comes after it.
  const fields = read(`/proc/${id}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
  if (resident === undefined || fields === undefined) return undefined
  return { residentMb: Math.round(Number(resident) / 1024), cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticks }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It ended between two looks.
    return undefined
  }
}
