// Makes an access token: what it is for, and how long it is good.
import { useRef } from 'react'
import { App, Button, Form, Input, Select } from 'antd'
import { accessTokenRoutes } from '../../../../contract/access-tokens.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useTexts } from '../../words/words.ts'

type Values = { name: string; days: number }

export const MakeToken = ({ onMade }: { onMade: (secret: string) => void }) => {
  const { account: texts } = useTexts().out
  const say = useProblemText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const make = useSend(accessTokenRoutes.make, ['tokens.'])
  const id = useRef(newId())
  const submit = ({ name, days }: Values): void =>
    make.mutate({ body: { id: id.current, name, days } }, {
      onSuccess: ({ secret }) => {
        id.current = newId()
        form.resetFields()
        if (secret !== null) onMade(secret)
      },
      onError: (fault) => void message.error(say(fault)),
    })
  return (
    <Form form={form} layout="inline" className="account-make" requiredMark={false} initialValues={{ days: 90 }} onFinish={submit}>
      <Form.Item name="name" label={texts.name} rules={[{ required: true, whitespace: true, message: texts.needed }]}><Input maxLength={60} placeholder={texts.nameHint} autoComplete="off" /></Form.Item>
      <Form.Item name="days" label={texts.days}><Select style={{ width: 110 }} options={[7, 30, 90, 180, 366].map((value) => ({ value, label: texts.daysText(value) }))} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>{texts.make}</Button>
    </Form>
  )
}
