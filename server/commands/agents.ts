import type { Command } from 'commander'
import { newPassword } from '../secrets.ts'
import { createAgentStore } from '../store/agents.ts'
import { type Environment, InputError, withDatabase } from './io.ts'

export function addAgentCommands(program: Command, env: Environment): void {
  const agent = program.command('agent').description('the people behind the console')
  agent
    .command('add <email>')
    .option('--role <role>', 'agent or admin', 'agent')
    .option('--name <name>', 'as shoppers will see it')
    .action(async (email: string, { role, name }: { role: string; name?: string }) => {
      if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new InputError(`Expected an e-mail address, got ${email}`)
      if (role !== 'agent' && role !== 'admin') throw new InputError(`Expected --role agent or admin, got ${role}`)
      const password = newPassword()
      await withDatabase(env, database =>
        createAgentStore(database, () => new Date()).add({ email, name: name ?? email.split('@')[0] ?? email, role }, password),
      )
      process.stdout.write(`${email} may sign in at /console with the password ${password} (shown once)\n`)
    })
}
