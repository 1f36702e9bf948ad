import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { addCorrectionCommands } from '../../server/commands/corrections.ts'
import { addReleaseCommands } from '../../server/commands/releases.ts'
import { addReplayCommand } from '../../server/commands/replay.ts'
import { addTranscriptCommands } from '../../server/commands/transcripts.ts'
import type { Meaning } from '../../server/wire.ts'
import { Agent, agentToken, got } from '../support/agent.ts'
import { runCommand } from '../support/command-line.ts'
import { trainingOf } from '../support/processes.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { when } from '../support/when.ts'

const cli = fileURLToPath(import.meta.resolve('#root/bin/usher.js'))
const hostile = '\u202e=HYPERLINK("http://evil.example") \u001b[31mdo you take pesos'

describe('corrections and releases from the command line', function () {
  this.timeout(120_000)
  let service: Service
  let token = ''
  let euros = ''
  before(async () => {
    service = await startService({}, { heldBack: [{ text: 'hello', intent: 'greet', language: 'en' }] })
    token = await agentToken(service.folder, 'ann@shop.example', { role: 'admin' })
  })
  after(() => service.stop())

  const env = () => ({ USHER_DATA: service.folder })
  const corrections = (...args: string[]) => runCommand(addCorrectionCommands, ['corrections', ...args], env())
  const releases = (...args: string[]) => runCommand(addReleaseCommands, ['releases', ...args], env())
  async function correct(text: string, meant: Meaning, reply = false): Promise<string> {
    const shopper = new Shopper(service.url)
    const agent = new Agent(service.url, token)
    await shopper.open({ language: 'en' })
    const said = await shopper.say(text)
    const at = { conversation: shopper.conversation, id: 'a' }
    if (reply) got(await agent.ask('turn:correct', { ...at, message: said.seq, verdict: 'wrong', better: 'No, in pounds alone.' }))
    else got(await agent.ask('turn:correct', { ...at, message: said.turn!, meant: meant as { intent: 'greet' } }))
    shopper.close()
    agent.close()
    return shopper.conversation
  }

  it('say what is missing, and what a wrong word should have been', async () => {
    assert.match((await corrections('list')).stdout, /^0 meanings, 0 replies; data set /)
    assert.match((await releases('list')).stdout, /^Answers: the models as delivered\n$/)
    for (const [args, expected] of [
      [['train'], /^There is nothing to learn from: correct what a shopper’s message meant first/m],
      [['compare', '7'], /^Expected a release, there is no 7/m],
      [['compare', 'latest'], /^Expected the number of a release \(usher releases list\), got latest/m],
      [['release', '7', '--share', '0'], /^Expected --share from 1 to 100, got 0/m],
      [['rollback'], /^There is no release: the models as delivered answer/m],
    ] as const) {
      const { code, stdout, stderr } = await releases(...args)
      assert.deepEqual([code, stdout], [2, ''], args.join(' '))
      assert.match(stderr, expected)
    }
  })

  it('list what was corrected as plain lines, and export it as the trainer of intents reads it', async () => {
    await correct(hostile, { intent: 'ask_payment' })
    euros = await correct('do you take euros', { intent: 'ask_price', command: 'total' })
    await correct('do you take yen', { intent: 'greet' }, true)
    const { stdout } = await corrections('list')
    const lines = stdout.trim().split('\n')
    assert.match(lines[0]!, /^2 meanings, 1 replies; data set [0-9a-f]{12}$/)
    assert.match(lines[1]!, /ann@shop\.example .* ask_payment {2}=HYPERLINK/)
    assert.match(lines[2]!, / total {2}do you take euros$/)
    assert.match(lines[3]!, / wrong {2}.* → No, in pounds alone\.$/)
    assert.doesNotMatch(stdout, /[\u001b\u202e]/, 'nothing of a shopper steers the terminal')
    const told = JSON.parse((await corrections('list', '--json')).stdout) as { data_set: string; meanings: { meant: Meaning }[] }
    assert.deepEqual(
      told.meanings.map(({ meant }) => meant.intent),
      ['ask_payment', 'ask_price'],
    )
    const file = join(service.folder, 'taught.jsonl')
    const exported = JSON.parse((await corrections('export', file, '--json')).stdout) as { lines: number; data_set: string }
    assert.deepEqual([exported.lines, exported.data_set], [2, told.data_set])
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map(row => JSON.parse(row) as { text: string; intent: string })
    assert.deepEqual([rows[1]?.text, rows[1]?.intent], ['do you take euros', 'ask_price'])
  })

  it('wait for a training that goes on, compare, try, promote and roll back', async () => {
    const asked = await fetch(`${service.url}/api/v1/releases`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
    assert.equal(asked.status, 202)
    await when(() => trainingOf(process.pid))
    // As a process of its own: it must not take the service's training for one of its own that has ended.
    const child = spawn(process.execPath, [cli, 'releases', 'train'], { env: env() })
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
    const trained = { stdout, stderr }
    assert.match(trained.stderr, /^Release 1 is being trained already: waiting for it/m)
    assert.match(trained.stdout, /Corrections themselves: 2 of 2 come out as they were said[\s\S]*It may be released\.$/m)
    assert.equal((await releases('compare', '1')).stdout, trained.stdout)
    assert.match((await releases('promote', '1')).stderr, /^Expected release 1 to be released to a share first, it is ready/m)
    assert.equal((await releases('release', '1', '--share', '20')).stdout, 'Release 1 answers 20 % of the conversations\n')
    assert.match(
      (await releases('list')).stdout,
      /^Answers: the models as delivered; release 1 for 20 % of the conversations\n1 {2}canary /,
    )
    assert.equal((await releases('promote', '1')).stdout, 'Release 1 answers everybody\n')
    // What was recorded before is decided otherwise by what answers now.
    const file = join(service.folder, 'talk.jsonl')
    assert.equal(
      (await runCommand(addTranscriptCommands, ['transcripts', 'export', '--conversation', euros, '--out', file], env())).code,
      0,
    )
    const replay = (...args: string[]) => runCommand(addReplayCommand, ['replay', file, ...args], env())
    assert.match((await replay()).stdout, /do you take euros\n[\s\S]*1 of 1 turns would be decided otherwise\n$/)
    assert.match((await replay('--release', '9')).stderr, /^Expected --release to be one whose files are there .*, got 9/m)
    assert.deepEqual(JSON.parse((await releases('rollback', '--json')).stdout), { from: 1, to: null })
    assert.match((await releases('list')).stdout, /1 {2}retired .* 2 corrections, its files are gone/)
  })
})
