import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { newFolder } from './service.ts'

/** A disk of its own that can turn read-only under whoever uses it, as ext4 does when the device below it fails. */
export type FailingDisk = {
  folder: string
  fail(): void
  /** As a person would: check it and mount it anew. Nobody may have a file open on it. */
  repair(): void
  remove(): void
}

/** Nothing where this user may not mount one. */
export function mountFailingDisk(megabytes: number): FailingDisk | undefined {
  const place = newFolder()
  const [image, folder] = [join(place, 'disk.img'), join(place, 'disk')]
  mkdirSync(folder)
  const mounted = () => did('mount', '-o', 'loop,errors=remount-ro', image, folder)
  const remove = () => {
    did('umount', folder)
    rmSync(place, { recursive: true, force: true })
  }
  if (!did('truncate', '-s', `${megabytes}M`, image) || !did('mkfs.ext4', '-q', '-F', image) || !mounted()) {
    remove()
    return undefined
  }
  return {
    folder,
    fail() {
      const device = basename(spawnSync('findmnt', ['-no', 'SOURCE', folder], { encoding: 'utf8' }).stdout.trim())
      writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, '1')
    },
    repair() {
      if (!did('umount', folder)) throw new Error(`Expected nobody to use ${folder}`)
      did('e2fsck', '-fy', image)
      if (!mounted()) throw new Error('Expected the repaired disk to be mounted')
    },
    remove,
  }
}

function did(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0
}
