// The posts somebody holds at a unit or an office; what everybody may do besides is no post.
import type { Me } from '../../contract/account.ts'
import { useShared } from '../kit/words/shared.ts'

export const postsOf = (me: Me | undefined): Me['posts'] => me?.posts.filter(({ unit, office }) => unit !== null || office !== null) ?? []

/** `First grid · Grid worker` */
export const usePostText = (): ((post: Me['posts'][number]) => string) => {
  const shared = useShared()
  return ({ role, unit, office }) => [unit?.name ?? office?.name, shared.role[role as keyof typeof shared.role]].filter(Boolean).join(' · ')
}
