// A link that looks like a button: one element, so that keyboard and screen readers meet it once.
import { createLink } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'

export const ButtonLink = createLink((props: ButtonProps) => <Button {...props} />)
