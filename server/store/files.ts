import { chmodSync, chownSync, closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A file that only its owner reads; where root works in a service's folder, the owner is the service. */
export function giveToOwner(folder: string, file: string): void {
  chmodSync(file, 0o600)
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}

/** Makes a file outlive a power cut: its bytes, and its name in the folder. */
export function settleFile(file: string): void {
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  }
}
