// Change of one's own password; other devices are signed out.
import { Alert, App, Form, Input, Modal } from 'antd'
import { accountRoutes } from '../../../contract/account.ts'
import { useSend } from '../../kit/data/use-call.ts'
import { useProblemText } from '../../kit/words/problem-text.ts'
import { useTexts } from '../words/words.ts'

type Values = { current: string; next: string; again: string }

export const ChangePassword = ({ onClose }: { onClose: () => void }) => {
  const texts = useTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const change = useSend(accountRoutes.changePassword)
  const needed = [{ required: true, message: texts.signIn.needed }]
  const submit = ({ current, next }: Values): void =>
    change.mutate({ body: { current, next } }, {
      onSuccess: () => {
        void message.success(texts.user.changed)
        onClose()
      },
    })
  return (
    <Modal open title={texts.user.changePassword} onCancel={onClose} onOk={() => form.submit()} confirmLoading={change.isPending} width={440}>
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        {change.error && <Alert type="error" showIcon title={say(change.error)} style={{ marginBottom: 16 }} />}
        <Form.Item name="current" label={texts.user.current} rules={needed}><Input.Password autoComplete="current-password" autoFocus /></Form.Item>
        <Form.Item name="next" label={texts.user.next} rules={needed} extra={texts.user.nextHint}><Input.Password autoComplete="new-password" /></Form.Item>
        <Form.Item name="again" label={texts.user.again} dependencies={['next']} rules={[...needed, ({ getFieldValue }) => ({ validator: (_, value: string) => (!value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(texts.user.different))) })]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
