// Buttons: first, second, quiet and danger; while busy they say so and take no second press.
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Look = 'first' | 'second' | 'quiet' | 'danger'
type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & { look?: Look; icon?: IconName; busy?: boolean; wide?: boolean; narrow?: boolean; children: ReactNode }

export const Button = ({ look = 'first', icon, busy = false, wide, narrow, children, type = 'button', onClick, ...rest }: Props) => (
  <button type={type} className={`button ${look}${wide ? ' wide' : ''}${narrow ? ' narrow' : ''}`} aria-busy={busy} onClick={busy ? (event) => event.preventDefault() : onClick} {...rest}>
    {busy ? <Icon name="again" /> : icon ? <Icon name={icon} /> : null}
    {children}
  </button>
)
