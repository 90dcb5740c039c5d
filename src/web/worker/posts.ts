// The posts somebody holds at a unit or an office; what everybody may do besides is no post.
import type { Me } from '../../contract/account.ts'
import { useNetNames } from '../kit/words/net.ts'

export const postsOf = (me: Me | undefined): Me['posts'] => me?.posts.filter(({ unit, office }) => unit !== null || office !== null) ?? []

/** `First grid · Grid worker` */
export const usePostText = (): ((post: Me['posts'][number]) => string) => {
  const netNames = useNetNames()
  return ({ role, unit, office }) => [unit?.name ?? office?.name, netNames.role[role as keyof typeof netNames.role]].filter(Boolean).join(' · ')
}
