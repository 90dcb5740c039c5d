// Signing in by login and password. It stands in front of whatever address was asked, so that afterwards one is there.
import { useState } from 'react'
import { accountRoutes } from '../../../../contract/account.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useEnter } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { setLanguage, useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useTexts } from '../../words.ts'

export const SignInPage = () => {
  const t = useTexts()
  const shared = useShared()
  const language = useLanguage()
  const say = useProblemText()
  const enter = useEnter()
  const signIn = useSend(accountRoutes.signIn)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [pressed, setPressed] = useState(false)
  return (
    <main id="main" className="page" tabIndex={-1} style={{ maxWidth: 440 }}>
      <div className="brand-head"><img src="/icons/mark.svg" alt="" /><h1>{t.name}</h1><p className="soft">{t.signIn.lead}</p></div>
      <form className="section" noValidate onSubmit={(event) => {
        event.preventDefault()
        setPressed(true)
        if (login.trim() && password) signIn.mutate({ body: { login: login.trim(), password } }, { onSuccess: enter })
      }}>
        <Field label={t.signIn.login} name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} onChange={(event) => setLogin(event.target.value)} fault={pressed && !login.trim() ? t.signIn.need : null} />
        <Field
          label={t.signIn.password} name="password" type={shown ? 'text' : 'password'} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} fault={pressed && !password ? t.signIn.need : null}
          beside={<button type="button" className="icon-button" aria-pressed={shown} aria-label={shown ? t.signIn.hide : t.signIn.show} onClick={() => setShown(!shown)}><Icon name="eye" /></button>}
        />
        {signIn.error && <Notice tone="urgent" live>{say(signIn.error)}</Notice>}
        <Button type="submit" wide busy={signIn.isPending}>{t.signIn.enter}</Button>
      </form>
      <div className="buttons">
        <Button look="quiet" icon="language" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{shared.language.other}</Button>
        <a className="button quiet" href="/citizen/">{t.signIn.citizen}</a>
      </div>
    </main>
  )
}
