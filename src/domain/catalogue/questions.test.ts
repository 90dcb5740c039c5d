// What may be asked, what it costs, and which answers fit.
import { describe, expect, test } from 'vitest'
import { burdenOf } from './burden.ts'
import type { Question } from './category.ts'
import { checkAnswers } from './check-answers.ts'
import { whyNotAsked } from './known-already.ts'

const question = (code: string, kind: Question['kind'], required = false, options?: Question['options']): Question => ({ code, zh: code, en: code, kind, required, ...(options ? { options } : {}) })
const options = [{ code: 'a', zh: '甲', en: 'A' }, { code: 'b', zh: '乙', en: 'B' }]
const asked = [question('words', 'text', true), question('number', 'number'), question('one', 'choice', false, options), question('day', 'date'), question('yes', 'yesNo')]

describe('answers', () => {
  test('that fit are kept, without blanks around them', () => {
    const answers = { words: ' 三层 ', number: 3, one: 'b', day: '2026-02-28', yes: false }
    expect(checkAnswers(asked, answers)).toEqual({ kept: { ...answers, words: '三层' }, faults: [] })
  })

  test('that are asked for must be there; the others may be left out', () => {
    expect(checkAnswers(asked, {})).toEqual({ kept: {}, faults: [{ question: 'words', fault: 'missing' }] })
    expect(checkAnswers(asked, { words: '  ' }).faults).toEqual([{ question: 'words', fault: 'missing' }])
  })

  test.each([['number', '3'], ['number', Number.NaN], ['one', 'c'], ['day', '2026-02-30'], ['day', '28.2.2026'], ['yes', 'true'], ['words', 7], ['words', 'x'.repeat(201)]] as const)('%s is not %s', (code, answer) => {
    expect(checkAnswers(asked, { words: '三层', [code]: answer }).faults).toEqual([{ question: code, fault: 'wrong' }])
  })

  test('to what nobody asked are dropped, whatever they are called', () => {
    expect(checkAnswers(asked, { words: 'x', other: 'y', toString: 'z' }).kept).toEqual({ words: 'x' })
    expect(checkAnswers([question('toString', 'text', true)], {}).faults).toEqual([{ question: 'toString', fault: 'missing' }])
  })
})

describe('the burden of a class', () => {
  const none = { scene: false, before: false, after: false, place: false }
  test('counts fields, photos and taps', () => {
    expect(burdenOf({ questions: [], evidence: none })).toEqual({ fields: 0, required: 0, photos: 0, taps: 0 })
    expect(burdenOf({ questions: asked, evidence: none })).toEqual({ fields: 5, required: 1, photos: 0, taps: 6 })
    expect(burdenOf({ questions: [], evidence: { scene: true, before: true, after: true, place: true } })).toEqual({ fields: 0, required: 0, photos: 3, taps: 7 })
  })

  test('grows with every question and every photo', () => {
    for (const one of asked) expect(burdenOf({ questions: [...asked, one], evidence: none }).taps).toBeGreaterThan(burdenOf({ questions: asked, evidence: none }).taps)
  })
})

describe('what the platform knows', () => {
  test.each([
    ['您的姓名', 'Who reports', 'name'], ['怎么称呼您', 'Your name', 'name'], ['联系电话', 'Phone', 'phone'], ['手机号', 'Mobile number', 'phone'], ['具体地址', 'Address', 'place'], ['在哪里', 'Where is it', 'place'],
    ['所属社区', 'Which community', 'place'], ['发现时间', 'Time of discovery', 'time'], ['今天几号', "Today's date", 'time'], ['现场照片', 'Photo', 'photo'], ['身份证号', 'ID number', 'identity'], ['楼栋', 'Your phone number', 'phone'],
  ])('“%s” is not asked: %s (%s)', (zh, en, why) => {
    expect(whyNotAsked({ zh, en })).toBe(why)
  })

  test.each([['店铺名称', 'Name of the shop'], ['灯杆编号', 'Number on the pole'], ['从哪天起拖欠', 'Unpaid since'], ['有火花或响声', 'Sparks or humming'], ['楼层', 'Floor'], ['施工单位名称', 'Building firm'], ['被困人数', 'How many are trapped'], ['每天几点开始施工', 'Hour at which work begins']])('“%s” may be asked', (zh, en) => {
    expect(whyNotAsked({ zh, en })).toBeUndefined()
  })
})
