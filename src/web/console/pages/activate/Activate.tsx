// The first sign-in: the code of a slip and a password of one's own. Open to whoever isn't signed in.
import { useId, useState, type FormEvent } from 'react'
import { Alert, Button, Input } from 'antd'
import { peopleAccountRoutes } from '../../../../contract/people-accounts.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useEnter } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { LanguageSwitch } from '../../frame/Frame.tsx'
import { useTitle } from '../../parts/PageHead.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'
import '../sign-in/sign-in.css'

export const Activate = () => {
  const texts = useTexts()
  const words = usePeopleTexts().activate
  const say = useProblemText()
  const enter = useEnter()
  const ids = { code: useId(), password: useId(), again: useId() }
  const [code, setCode] = useState(() => new URLSearchParams(location.search).get('code') ?? '')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [different, setDifferent] = useState(false)
  const [done, setDone] = useState(false)
  const activate = useSend(peopleAccountRoutes.activate)
  useTitle(words.heading)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setDifferent(password !== again)
    if (password !== again || code.trim().length < 8 || password === '') return
    activate.mutate({ body: { code: code.trim(), password } }, { onSuccess: (me) => { setDone(true); enter(me) } })
  }
  return (
    <div className="sign-in">
      <aside className="sign-in-side" aria-label={texts.signIn.claim}>
        <div className="sign-in-cells" aria-hidden="true">{Array.from({ length: 16 }, (_, index) => <i key={index} />)}</div>
        <p className="sign-in-claim">{texts.signIn.claim}</p>
        <p className="sign-in-slogan">{texts.signIn.slogan}</p>
      </aside>
      <main className="sign-in-main">
        <div className="sign-in-top"><LanguageSwitch /></div>
        {done ? (
          <form>
            <Alert type="success" showIcon role="status" title={words.done} />
            <p><a href="/console/">{words.toConsole}</a></p>
            <p><a href="/worker/">{words.toWorker}</a></p>
          </form>
        ) : (
          <form onSubmit={submit} noValidate aria-label={words.heading}>
            <img src="/icons/mark.svg" width="48" height="48" alt="" />
            <h1>{words.heading}</h1>
            <p className="quiet">{words.lead}</p>
            {activate.error && <Alert type="error" showIcon title={say(activate.error)} role="alert" />}
            <label htmlFor={ids.code}>{words.code}</label>
            <Input id={ids.code} size="large" autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} value={code} onChange={(event) => setCode(event.target.value)} />
            <label htmlFor={ids.password}>{words.password}</label>
            <Input.Password id={ids.password} size="large" autoComplete="new-password" placeholder={words.passwordHint} value={password} onChange={(event) => setPassword(event.target.value)} />
            <label htmlFor={ids.again}>{words.again}</label>
            <Input.Password id={ids.again} size="large" autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} />
            {different && <p className="sign-in-needed" role="alert">{words.different}</p>}
            <Button type="primary" size="large" htmlType="submit" block loading={activate.isPending}>{words.submit}</Button>
          </form>
        )}
      </main>
    </div>
  )
}
