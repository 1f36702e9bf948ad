import assert from 'node:assert/strict'
import type { Command } from '../../server/understanding/commands.ts'
import { segmentsOf, takenWithin } from '../../server/understanding/segments.ts'

describe('The parts of a message that says several things', () => {
  it('go each to the command that is spoken of nearest to them', () => {
    assert.deepEqual(segmentsOf('ok that one. and a teapot, the large one', [{ place: 0.1 }, { place: 0.7 }]), [
      'ok that one.',
      'and a teapot, the large one',
    ])
    assert.deepEqual(segmentsOf('要这盏灯。另外看看花瓶', [{ place: 0.8 }, { place: 0.2 }]), ['另外看看花瓶', '要这盏灯。'])
  })

  it('that takes something is none that turns something down', () => {
    const commands: Command[] = [
      { command: 'add', args: [] },
      { command: 'reject', args: [] },
    ]
    assert.deepEqual(takenWithin(['椅子不要了', '台灯来一盏'], commands), ['台灯来一盏', '椅子不要了'])
    assert.deepEqual(takenWithin(['one lamp please,', 'no chair'], commands), ['one lamp please,', 'no chair'])
  })

  it('are not told where there are fewer parts than commands', () => {
    assert.equal(segmentsOf('that one and a teapot', [{ place: 0.1 }, { place: 0.7 }]), undefined)
  })
})
