import assert from 'node:assert/strict'
import { Composition } from '../../client/shared/composition.ts'

const enter = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 }

describe('Composition', () => {
  it('sends on a plain Enter and on no other key', () => {
    const composition = new Composition()
    assert.equal(composition.sends(enter, 0), true)
    assert.equal(composition.sends({ ...enter, shiftKey: true }, 1), false)
    assert.equal(composition.sends({ ...enter, key: 'a', keyCode: 65 }, 2), false)
  })

  it('leaves the Enter that picks a word to the input method, and sends on the next one (Chrome, Firefox)', () => {
    const composition = new Composition()
    composition.start()
    assert.equal(composition.sends({ ...enter, isComposing: true, keyCode: 229 }, 10), false)
    composition.end(11)
    composition.keyUp()
    assert.equal(composition.sends(enter, 60), true)
  })

  it('leaves the keydown right after compositionend to the input method, and sends on the next one (Safari)', () => {
    const composition = new Composition()
    composition.start()
    composition.end(10)
    assert.equal(composition.sends(enter, 12), false)
    composition.keyUp()
    assert.equal(composition.sends(enter, 80), true)
  })

  it('trusts keyCode 229 alone and a composition known only from its start', () => {
    assert.equal(new Composition().sends({ ...enter, keyCode: 229 }, 0), false)
    const composition = new Composition()
    composition.start()
    assert.equal(composition.sends(enter, 0), false)
  })

  it('sends soon after a word was picked with the mouse', () => {
    const composition = new Composition()
    composition.start()
    composition.end(10)
    assert.equal(composition.sends(enter, 400), true)
  })
})
