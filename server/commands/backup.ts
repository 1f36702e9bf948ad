import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { BackupError } from '../operations/archive.ts'
import { backUp } from '../operations/backup.ts'
import { restore } from '../operations/restore.ts'
import { readVersion } from '../version.ts'
import { sayFolder } from './data-folder.ts'
import { type Environment, InputError } from './input.ts'
import { print, progressBar, readable } from './io.ts'

export function addBackupCommand(program: Command, env: Environment): void {
  program
    .command('backup <file>')
    .description('copy the database and its keys into one file (.tar.gz), while the service runs')
    .option('--replace', 'overwrite a file of that name')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { replace, json }: { replace?: true; json?: true }) => {
      if (replace !== true && existsSync(file)) throw new InputError(`Expected no file at ${file}: choose another name, or --replace`)
      sayFolder(readConfig(env))
      const bar = progressBar('copying')
      const { manifest, ...written } = await backUp(readConfig(env), file, {
        version: readVersion(),
        now: new Date(),
        onProgress: done => bar.update(done),
      }).finally(() => bar.stop())
      const { schema, createdAt, counts, files } = manifest
      print(
        json,
        { ...written, schema, createdAt, counts, files: files.map(({ name }) => name) },
        `${written.file}: ${counts.conversations} conversations, ${counts.products} products, ${files.map(({ name }) => name).join(', ')}; ${written.bytes} bytes, sha256 ${written.sha256}`,
      )
    })
}

export function addRestoreCommand(program: Command, env: Environment): void {
  program
    .command('restore <file>')
    .description('put a backup in the place of the database, while no service runs')
    .option('--replace', 'keep what is there in a folder beside it')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { replace, json }: { replace?: true; json?: true }) => {
      const options = { replace: replace === true, now: new Date() }
      sayFolder(readConfig(env))
      const { manifest, kept } = await restore(readConfig(env), readable(file), options).catch((error: unknown) => {
        throw error instanceof BackupError ? new InputError(error.message) : error
      })
      const { createdAt, counts, schema } = manifest
      print(
        json,
        { createdAt, schema, counts, kept: kept ?? null },
        `The backup of ${createdAt} is in place: ${counts.conversations} conversations, ${counts.products} products. ${kept === undefined ? 'Nothing was there before.' : `What was there is in ${kept}.`}`,
      )
    })
}
