// Signing in by a code sent to the phone; a new number becomes an account by itself. Afterwards back to where one was.
import { useEffect, useState } from 'react'
import { accountRoutes } from '../../../../contract/account.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useEnter } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { useAsked, useGo } from '../../../kit/mobile/router/router.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useTexts } from '../../words.ts'

const phonePattern = /^1[3-9]\d{9}$/
const codePattern = /^\d{6}$/

export const SignInPage = () => {
  const { signIn: t } = useTexts()
  const say = useProblemText()
  const go = useGo()
  const enter = useEnter()
  const { then } = useAsked<{ then: string }>()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [pressed, setPressed] = useState<'send' | 'enter' | null>(null)
  const [nextAt, setNextAt] = useState(0)
  const left = useSecondsLeft(nextAt)
  const sendCode = useSend(accountRoutes.sendCode)
  const signIn = useSend(accountRoutes.signInByPhone)
  const phoneFault = pressed && !phonePattern.test(phone) ? t.badPhone : sendCode.error ? say(sendCode.error) : null
  const codeFault = pressed === 'enter' && !codePattern.test(code) ? t.badCode : signIn.error ? say(signIn.error) : null

  const ask = (): void => {
    setPressed('send')
    if (!phonePattern.test(phone)) return
    sendCode.mutate({ body: { phone } }, {
      onSuccess: (sent) => {
        // This phone's time of day may be wrong: never wait longer than a minute for that.
        setNextAt(Date.now() + Math.max(0, Math.min(sent.nextAt - Date.now(), 60_000)))
        document.querySelector<HTMLInputElement>('input[name=code]')?.focus()
      },
      onError: (fault) => {
        const seconds = fault instanceof Problem ? Number(fault.params['seconds']) : NaN
        if (seconds > 0) setNextAt(Date.now() + seconds * 1000)
      },
    })
  }
  const submit = (): void => {
    setPressed('enter')
    if (!phonePattern.test(phone) || !codePattern.test(code)) return
    signIn.mutate({ body: { phone, code } }, {
      onSuccess: (me) => {
        enter(me)
        toast(t.welcome)
        go({ to: then?.startsWith('/') ? then : '/mine', replace: true })
      },
    })
  }
  return (
    <Page title={t.title} back>
      <form className="section" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
        <p className="soft">{t.lead}{then?.startsWith('/report') && ` ${t.keep}`}</p>
        <Field
          label={t.phone} type="tel" inputMode="numeric" name="phone" autoComplete="tel-national" maxLength={11} value={phone} fault={phoneFault} hint={sendCode.isSuccess ? t.sentTo(phone) : undefined}
          onChange={(event) => { setPhone(event.target.value.replace(/\D/g, '')); sendCode.reset() }}
        />
        <Button look="second" busy={sendCode.isPending} disabled={left > 0} onClick={ask}>{left > 0 ? t.again(left) : t.send}</Button>
        <Field
          label={t.code} inputMode="numeric" name="code" autoComplete="one-time-code" maxLength={6} value={code} fault={codeFault}
          onChange={(event) => { setCode(event.target.value.replace(/\D/g, '')); signIn.reset() }}
        />
        <Button type="submit" wide busy={signIn.isPending}>{t.enter}</Button>
      </form>
    </Page>
  )
}

const useSecondsLeft = (until: number): number => {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1000))
}
