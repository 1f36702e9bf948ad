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

  it('meet behind a particle, and leave no half of a breath to the other', () => {
    const parted = (text: string, at: string) => {
      const { units } = unitsOf(text)
      const from = text.indexOf(at)
      const rows = units.map(({ start }) =>
        Float32Array.from([0, start === 0 || start === from ? 1 : 0, start === 0 || start === from ? 0 : 1]),
      )
      return partsAsked(rows, text, units).map(part => part.text)
    }
    assert.deepEqual(parted('能保温几小时 会漏吗 能上飞机吗', '吗 能上'), ['能保温几小时 会漏吗', '能上飞机吗'])
    assert.deepEqual(parted('围兜怎么洗 多大的娃能用', '能用'), ['围兜怎么洗', '多大的娃能用'])
    assert.deepEqual(parted('卡片最多写几个字啊要不要另外收钱', '字啊'), ['卡片最多写几个字啊', '要不要另外收钱'])
    assert.deepEqual(parted('能机洗吗会不会掉色', '会不会'), ['能机洗吗', '会不会掉色'])
  })

  it('is not learnt where nothing is shared', () => {
    assert.equal(asked('xu hang duo jiu', ['前灯续航多久']), undefined)
  })
})
