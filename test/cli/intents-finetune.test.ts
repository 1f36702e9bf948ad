import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newFolder } from '../support/service.ts'

const usher = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))

function finetune(folder: string, ...options: string[]): Promise<{ code: number; stderr: string }> {
  const data = join(folder, 'lines.jsonl')
  writeFileSync(
    data,
    ['a', 'b'].flatMap(intent => [1, 2, 3, 4, 5, 6].map(n => `${JSON.stringify({ text: `${intent} ${n}`, intent })}\n`)).join(''),
  )
  const command = [usher, 'intents', 'finetune', '--data', data, '--out', join(folder, 'bundle'), ...options]
  return new Promise(settle =>
    execFile(process.execPath, command, { env: { ...process.env, USHER_DATA: folder } }, (error, _, stderr) =>
      settle({ code: typeof error?.code === 'number' ? error.code : 0, stderr }),
    ),
  )
}

describe('usher intents finetune', () => {
  it('says that a program is not there, and leaves nothing behind', async () => {
    const folder = newFolder()
    const { code, stderr } = await finetune(folder, '--python', join(folder, 'no-such-python'))
    assert.equal(code, 1)
    assert.match(stderr, /Expected to start .*no-such-python.*--python names another/)
    assert.deepEqual([existsSync(join(folder, 'bundle')), readdirSync(folder)], [false, ['lines.jsonl']])
  })

  it('says what a Python without the training packages lacks, with 2', async () => {
    const folder = newFolder()
    const bare = join(folder, 'bare-python')
    writeFileSync(bare, '#!/bin/sh\necho "ModuleNotFoundError: No module named \'torch\'" >&2\nexit 1\n', { mode: 0o755 })
    const { code, stderr } = await finetune(folder, '--python', bare)
    assert.equal(code, 2)
    assert.match(stderr, /requirements\.txt, got No module named 'torch'/)
    assert.equal(existsSync(join(folder, 'bundle')), false)
  })
})
