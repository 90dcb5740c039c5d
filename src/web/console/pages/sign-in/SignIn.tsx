// Signing in by login and password. The address stays, so that a colleague's link opens after it.
import { useState, type FormEvent } from 'react'
import { Alert, Button, Input } from 'antd'
import { accountRoutes, type Me } from '../../../../contract/account.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useEnter } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { LanguageSwitch } from '../../frame/Frame.tsx'
import { useTitle } from '../../parts/PageHead.tsx'
import { useTexts } from '../../words/words.ts'
import './sign-in.css'

export const SignIn = ({ me }: { me: Me }) => {
  const texts = useTexts()
  const say = useProblemText()
  const enter = useEnter()
  const signIn = useSend(accountRoutes.signIn)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  useTitle(texts.signIn.heading)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const incomplete = login.trim() === '' || password === ''
    setMissing(incomplete)
    if (!incomplete) signIn.mutate({ body: { login: login.trim(), password } }, { onSuccess: enter, onError: () => setPassword('') })
  }
  const need = (value: string) => (missing && value.trim() === '' ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': 'sign-in-needed' } : {})
  return (
    <div className="sign-in">
      <aside className="sign-in-side" aria-label={texts.signIn.claim}>
        <div className="sign-in-cells" aria-hidden="true">{Array.from({ length: 16 }, (_, index) => <i key={index} />)}</div>
        <p className="sign-in-claim">{texts.signIn.claim}</p>
        <p className="sign-in-slogan">{texts.signIn.slogan}</p>
      </aside>
      <main className="sign-in-main">
        <div className="sign-in-top"><LanguageSwitch /></div>
        <form onSubmit={submit} noValidate aria-label={texts.signIn.heading}>
          <img src="/icons/mark.svg" width="48" height="48" alt="" />
          <h1>{texts.title}</h1>
          <p className="quiet">{me.district.name}</p>
          {signIn.error && <Alert type="error" showIcon title={say(signIn.error)} role="alert" />}
          <label htmlFor="login">{texts.signIn.login}</label>
          <Input id="login" size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus value={login} onChange={(event) => setLogin(event.target.value)} {...need(login)} />
          <label htmlFor="password">{texts.signIn.password}</label>
          <Input.Password id="password" size="large" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} {...need(password)} />
          {missing && <p id="sign-in-needed" className="sign-in-needed" role="alert">{texts.signIn.needed}</p>}
          <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>{texts.signIn.submit}</Button>
        </form>
        <footer className="small quiet">
          {texts.signIn.otherApps} <a href="/worker/">{texts.signIn.worker}</a> <a href="/citizen/">{texts.signIn.citizen}</a>
        </footer>
      </main>
    </div>
  )
}
