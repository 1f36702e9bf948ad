import type { Command } from 'commander'
import { examine } from '../operations/doctor/doctor.ts'
import type { Finding } from '../operations/doctor/finding.ts'
import type { Environment } from './input.ts'

export function addDoctorCommand(program: Command, env: Environment): void {
  program
    .command('doctor')
    .description('look at settings, data folder, database, shop, port and models, and say what to do; changes nothing')
    .option('--no-models', 'leave the models asleep')
    .option('--json', 'print one JSON document')
    .action(async ({ models, json }: { models: boolean; json?: true }) => {
      const findings: Finding[] = []
      for await (const finding of examine(env, { nodeVersion: process.version, now: new Date(), models })) {
        findings.push(finding)
        if (json !== true) process.stdout.write(`${toLine(finding)}\n`)
      }
      const isWell = findings.every(({ level }) => level !== 'fail')
      if (json === true) process.stdout.write(`${JSON.stringify({ ok: isWell, findings })}\n`)
      process.exitCode = isWell ? 0 : 1
    })
}

function toLine({ check, level, found, todo }: Finding): string {
  return `${level.padEnd(4)}  ${check.padEnd(10)}  ${found}${todo === undefined ? '' : `\n${' '.repeat(18)}→ ${todo}`}`
}
