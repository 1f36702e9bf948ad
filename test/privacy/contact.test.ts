import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { contactIn, readContact } from '../../server/privacy/contact.ts'
import { createSeal } from '../../server/privacy/seal.ts'

describe('a contact', () => {
  it('is a phone number or an e-mail address, in one form', () => {
    for (const [written, read] of [
      ['13812345678', '13812345678'],
      [' 138-1234-5678 ', '138 1234 5678'],
      ['１３８１２３４５６７８', '13812345678'],
      ['+86 138 1234 5678', '+86 138 1234 5678'],
      ['(0571) 8888-6666', '0571 8888 6666'],
      ['+49 (0)30 123456', '+49 0 30 123456'],
      ['Li.Lei@Example.com', 'li.lei@example.com'],
      ['li@邮箱.中国', 'li@邮箱.中国'],
    ])
      assert.equal(readContact(written ?? ''), read, written)
  })

  it('is nothing else', () => {
    for (const written of [
      '',
      'call me',
      '12345',
      '6222021234567890123',
      '11010519491231002X',
      'a@b',
      '@x.com',
      '138 1234 5678 or 139',
      'http://x.cn',
    ])
      assert.equal(readContact(written), undefined, written)
  })

  it('is found in a message with one of them, which tells whether it says more', () => {
    for (const [text, contact, more] of [
      ['13812345678', '13812345678', false],
      ['我的电话是138 1234 5678，谢谢', '138 1234 5678', false],
      ['my email is li@example.com', 'li@example.com', false],
      ['You can call me at +1 415-555-2671.', '+1 415 555 2671', false],
      ['电话留 13812345678，姓王', '13812345678', false],
      ['我叫林小满 13812345678 微信同号，晚上七点以后打', '13812345678', false],
      ["0161 496 0123, name's Priya, any time after 6pm", '0161 496 0123', false],
      ["text me on 07700 900123 in the evening, I'm Tom", '07700 900123', false],
      ['13812345678 杯子是坏的', '13812345678', true],
      ["0161 496 0123 it's broken", '0161 496 0123', true],
      ['打 13812345678 ，另外有没有蓝色的？', '13812345678', true],
      ['it never arrived, li@example.com', 'li@example.com', true],
    ] as const)
      assert.deepEqual(contactIn(text), { contact, more }, text)
    for (const text of [
      '有蓝色的吗',
      '13812345678 或者 13912345678',
      'li@example.com 13812345678',
      '身份证11010519491231002X',
      'order 20240101',
    ])
      assert.equal(contactIn(text), undefined, text)
  })
})

describe('a seal', () => {
  const key = new TextEncoder().encode('a key of the tests with more than 32 characters')
  const seal = createSeal(key)

  it('opens with its own key for its own conversation only, and never seals the same twice', () => {
    const [one, two] = [seal.seal('13812345678', 'a'), seal.seal('13812345678', 'a')]
    assert.notDeepEqual(one, two)
    assert.equal(seal.open(one, 'a'), '13812345678')
    assert.equal(seal.open(one, 'b'), undefined)
    assert.equal(createSeal(new TextEncoder().encode('another key of the tests with 32 characters')).open(one, 'a'), undefined)
    assert.doesNotMatch(Buffer.from(one).toString('latin1'), /13812345678/)
  })

  it('does not open when a single bit was changed', () => {
    const sealed = seal.seal('li@example.com', 'a')
    for (let at = 0; at < sealed.length; at++) {
      const bent = Uint8Array.from(sealed)
      bent[at] = (bent[at] ?? 0) ^ 1
      assert.equal(seal.open(bent, 'a'), undefined)
    }
  })

  it('marks texts so that the same is the same, by nothing that can be guessed without the key', () => {
    assert.equal(seal.mark('13812345678'), createSeal(key).mark('13812345678'))
    assert.notEqual(seal.mark('13812345678'), seal.mark('13812345679'))
    assert.notEqual(
      seal.mark('13812345678'),
      createSeal(new TextEncoder().encode('another key of the tests with 32 characters')).mark('13812345678'),
    )
  })
})
