import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import { onlyLeavesContact } from '../../server/turn/contact-left.ts'
import type { MessageEvent } from '../../server/wire.ts'

const message = (text: string) => [{ text }] as unknown as MessageEvent[]
const commands = (...names: Command['command'][]) => names.map(command => ({ command })) as unknown as Command[]

describe('a number that is left for a person', () => {
  it('is answered no more where nothing else is said, whatever the rest is taken for', () => {
    for (const text of ['［电话已隐藏］ 你们尽快联系我', 'fine. call me on [phone number hidden]', '［邮箱已隐藏］ 快点啊'])
      for (const name of ['off', 'person', 'contact', 'chat', 'noise'] as const)
        assert.equal(onlyLeavesContact(message(text), [], commands(name)), true, `${text} ${name}`)
  })

  it('asks nothing of who may see it', () => {
    for (const text of ['leave a note for your lot, my number is [phone number hidden]', '给同事留个话 电话［电话已隐藏］']) {
      const privacy = [{ command: 'person' }, { command: 'ask', topic: 'privacy', text }] as unknown as Command[]
      assert.equal(onlyLeavesContact(message(text), [], privacy), true, text)
    }
  })

  it('is answered no more where somebody only calls', () => {
    for (const text of ['[phone number hidden]. does anybody even see this', '［电话已隐藏］ 到底有没有人看啊'])
      assert.equal(onlyLeavesContact(message(text), [], commands('person')), true, text)
  })

  it('leaves what is asked beside it to be answered, and is none without a number', () => {
    assert.equal(onlyLeavesContact(message('[e-mail hidden]. do you deliver to tibet?'), [], commands('contact', 'ask')), false)
    assert.equal(onlyLeavesContact(message('［电话已隐藏］ 再来一个杯子'), [], commands('add')), false)
    assert.equal(onlyLeavesContact(message('call me'), [], commands('person')), false)
  })
})
