import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Units } from '../../models/turn-units.ts'
import { labelAsked, partsAsked } from '../../server/understanding/asked-parts.ts'

/** Words of Latin letters, single Han characters and marks. */
function unitsOf(text: string): Pick<Units, 'text' | 'units'> {
  const units = [...text.matchAll(/[\p{Script=Latin}\d']+|\p{Script=Han}|[^\s]/gu)].map((match, at) => ({
    piece: at,
    id: 0,
    place: 0,
    start: match.index,
    end: match.index + match[0].length,
  }))
  return { text, units }
}

function asked(text: string, questions: string[]): string[] | undefined {
  const message = unitsOf(text)
  const labels = labelAsked(questions, message)
  const outputs = labels?.map(label => Float32Array.from([0, 1, 2], at => (at === label ? 1 : 0)))
  return outputs && partsAsked(outputs, text, message.units).map(part => part.text)
}

describe('where the questions of a message stand', () => {
  it('is told by the words that their self-contained wording shares with it', () => {
    assert.deepEqual(asked('灰的 能机洗不', ['云绒毯能机洗吗']), ['能机洗不'])
    assert.deepEqual(asked('pink omg yes. how loud is the beep, thin walls', ['how loud is the beep of the Mini Cooker']), [
      'how loud is the beep',
    ])
  })

  it('keeps two questions apart, whatever joins them', () => {
    assert.deepEqual(asked('does that do japan and how many in the pack', ['does the Adapter do japan', 'how many are in the pack']), [
      'does that do japan',
      'how many in the pack',
    ])
    assert.deepEqual(asked('头围58 戴什么 带帽檐不', ['头盔头围58戴什么码', '头盔带帽檐吗']), ['头围58 戴什么', '带帽檐不'])
    assert.deepEqual(asked('15.6的电脑塞得下吧 轮子静音吗', ['登机箱放得下15.6寸电脑吗', '登机箱轮子静音吗']), [
      '15.6的电脑塞得下吧',
      '轮子静音吗',
    ])
  })

  it('is not learnt where nothing is shared', () => {
    assert.equal(asked('xu hang duo jiu', ['前灯续航多久']), undefined)
  })
})
