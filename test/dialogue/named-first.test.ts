import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import { type Need, newConversation } from '../../server/dialogue/conversation.ts'
import { follow } from '../../server/dialogue/policy.ts'
import type { Turn } from '../../server/dialogue/turn.ts'

describe('The first thing that is named', () => {
  const needAfter = (language: 'zh' | 'en', need: Need, text: string, kind: string): Need => {
    const turn: Turn = { language, clauses: [], events: [], waitingForPerson: false }
    const wish = { words: kind, kind, hasKind: true, isOption: false, isNew: false, avoid: [] }
    const command: Command = { probability: 0.9, text, skus: [], slots: {}, command: 'find', wish }
    return follow({ ...newConversation(language), need }, turn, [command]).conversation.need
  }

  it('is for what was told before it', () => {
    assert.equal(needAfter('zh', { category: 'camping', words: '带娃 露营' }, '睡的地方呢', '睡的地方').words, '带娃 露营\n睡的地方')
    assert.equal(needAfter('en', { words: 'first camping trip' }, 'somewhere to sit?', 'somewhere to sit').words?.split('\n').length, 2)
    assert.equal(needAfter('zh', { category: 'camping', words: '带娃 露营' }, '睡的地方呢', '睡的地方').category, undefined)
  })

  it('is no more of a thing that was named before', () => {
    assert.equal(needAfter('zh', { words: '露营 帐篷', kind: '帐篷' }, '有没有保温杯', '保温杯').words, '保温杯')
    assert.equal(needAfter('en', { words: 'camping tent', kind: 'tent' }, 'any flasks?', 'flasks').words, 'flasks')
  })
})
