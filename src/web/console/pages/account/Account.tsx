// One's own account: the password, and the access tokens for programs.
import { useState } from 'react'
import { Alert, App, Button, Popconfirm } from 'antd'
import { accessTokenRoutes, type AccessToken } from '../../../../contract/access-tokens.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { ChangePassword } from '../../frame/ChangePassword.tsx'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { postsOf, worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'
import { MakeToken } from './MakeToken.tsx'
import './account.css'

export const Account = () => {
  const { account: texts } = useTexts().out
  const me = useMe()
  const roleName = useRoleName()
  const [changing, setChanging] = useState(false)
  return (
    <div className="page account">
      <PageHead title={texts.heading} lead={me && postsOf(me).map((post) => `${roleName(post.role)} ${post.unit?.name ?? post.office?.name ?? ''}`).join(' · ')}>
        <Button onClick={() => setChanging(true)}>{texts.changePassword}</Button>
      </PageHead>
      <Tokens />
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </div>
  )
}

const Tokens = () => {
  const { account: texts } = useTexts().out
  const shared = useShared()
  const me = useMe()
  const say = useProblemText()
  const { message } = App.useApp()
  const list = useCall(accessTokenRoutes.list, {})
  const revoke = useSend(accessTokenRoutes.revoke, ['tokens.'])
  const [secret, setSecret] = useState<string | null>(null)
  const take = (id: string): void => revoke.mutate({ params: { id } }, { onSuccess: () => void message.success(texts.revoked), onError: (fault) => void message.error(say(fault)) })
  const time = (key: string, label: string, value: (token: AccessToken) => number | null, none: string): Column<AccessToken> => {
    const text = (token: AccessToken): string => (value(token) === null ? none : exactTime(value(token)!))
    return { key, label, text, render: (token) => <span className="number">{text(token)}</span> }
  }
  const columns: Column<AccessToken>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: (token) => token.name, render: (token) => token.name },
    time('created', texts.created, (token) => token.createdAt, shared.none), time('expires', texts.expires, (token) => token.expiresAt, shared.none), time('used', texts.used, (token) => token.usedAt, texts.never),
    {
      key: 'revoke', label: texts.revoke, always: true, text: () => '',
      render: (token) => <Popconfirm title={texts.revokeAsk} onConfirm={() => take(token.id)} okText={texts.revoke}><Button size="small" aria-label={`${texts.revoke} ${token.name}`}>{texts.revoke}</Button></Popconfirm>,
    },
  ]
  return (
    <section className="card" aria-label={texts.tokens}>
      <header><h2>{texts.tokens}</h2></header>
      <div className="body stack">
        <p className="quiet">{texts.tokensLead}</p>
        {me && !worksOn(me, 'territory.export') && <Alert type="info" showIcon title={texts.noExport} />}
        {secret === null ? <MakeToken onMade={setSecret} /> : <Made secret={secret} onClose={() => setSecret(null)} />}
      </div>
      {list.error ? <Fault fault={list.error} onRetry={() => void list.refetch()} /> : !list.data ? <Waiting rows={3} /> : list.data.tokens.length === 0 ? <Say kind="empty" title={texts.empty} text={texts.emptyHint} /> : (
        <DataTable label={texts.tokens} columns={columns} rows={list.data.tokens} rowKey={(token) => token.id} />
      )}
    </section>
  )
}

/** The only time the token is seen, with how to use it. */
const Made = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const { account: texts } = useTexts().out
  const { message } = App.useApp()
  const address = `${location.origin}/ogc`
  const copy = (): void => void navigator.clipboard?.writeText(secret).then(() => message.success(texts.copied))
  return (
    <div className="account-made" role="status">
      <p><b>{texts.made}</b></p>
      <p className="account-secret"><code>{secret}</code><Button onClick={copy}>{texts.copy}</Button></p>
      <h3>{texts.how}</h3>
      <p>{texts.address}<br /><code>{address}</code></p>
      <p>{texts.qgis}</p>
      <p>{texts.gdal}<br /><code>{`ogr2ogr --config GDAL_HTTP_HEADERS "Authorization: Bearer ${secret.slice(0, 12)}…" grids.gpkg OAPIF:${address} grids`}</code></p>
      <Button type="primary" onClick={onClose}>{texts.close}</Button>
    </div>
  )
}
