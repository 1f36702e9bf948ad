import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Logger } from '../log.ts'
import { newPassword } from '../secrets.ts'
import type { openTeam } from '../team/open.ts'

/** The first start makes an admin. The password is shown once on a terminal, else left in a file only the owner can read. */
export async function introduceAdmin(
  agents: Pick<ReturnType<typeof openTeam>['agents'], 'count' | 'add'>,
  config: Config,
  log: Logger,
  interactive = false,
): Promise<void> {
  if (agents.count() > 0) return
  const password = newPassword()
  await agents.add({ email: config.adminEmail, name: 'Admin', role: 'owner' }, password)
  if (interactive) {
    process.stdout.write(`Sign in at /console as ${config.adminEmail} with the password ${password} (shown once)\n`)
    return
  }
  const file = join(config.data, 'admin-password.txt')
  writeFileSync(file, `${config.adminEmail} ${password}\n`, { mode: 0o600, flush: true })
  log.info({ file }, 'the first admin’s password is in this file: sign in at /console, then delete it')
}
