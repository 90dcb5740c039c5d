// A link to a path of the console that is only known as text, as messages carry it.
import type { AnchorHTMLAttributes } from 'react'
import { useRouter } from '@tanstack/react-router'

export const PathLink = ({ path, onClick, ...rest }: { path: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) => {
  const router = useRouter()
  const href = `${router.basepath}${path}`
  return (
    <a
      {...rest} href={href}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        router.history.push(href)
      }}
    />
  )
}
