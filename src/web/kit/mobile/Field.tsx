// One labelled input with its hint and its fault, tied together for screen readers.
import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react'
import { Icon } from './Icon.tsx'
import { useShared } from '../words/shared.ts'

type Common = { label: string; hint?: ReactNode; fault?: string | null | undefined; optional?: boolean; beside?: ReactNode }

export const Field = ({ label, hint, fault, optional, beside, ...input }: Common & InputHTMLAttributes<HTMLInputElement>) => {
  const id = useId()
  return (
    <Labelled id={id} {...{ label, hint, fault, optional }}>
      <div className="input-row">
        <input id={id} className="input" aria-invalid={fault ? true : undefined} aria-describedby={describedBy(id, hint, fault)} {...input} />
        {beside}
      </div>
    </Labelled>
  )
}

export const Area = ({ label, hint, fault, optional, ...area }: Omit<Common, 'beside'> & TextareaHTMLAttributes<HTMLTextAreaElement>) => {
  const id = useId()
  return (
    <Labelled id={id} {...{ label, hint, fault, optional }}>
      <textarea id={id} className="input" aria-invalid={fault ? true : undefined} aria-describedby={describedBy(id, hint, fault)} {...area} />
    </Labelled>
  )
}

const describedBy = (id: string, hint: ReactNode, fault: string | null | undefined): string | undefined =>
  [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined

const Labelled = ({ id, label, hint, fault, optional, children }: { id: string; label: string; hint: ReactNode; fault: string | null | undefined; optional: boolean | undefined; children: ReactNode }) => {
  const shared = useShared()
  return (
    <div className="field">
      <label htmlFor={id}>{label}{optional && <span className="soft small">{` · ${shared.optional}`}</span>}</label>
      {children}
      {hint && <p id={`${id}-hint`} className="hint">{hint}</p>}
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  )
}

export const Fault = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p id={id} className="fault" role="alert"><Icon name="alert" /><span>{children}</span></p>
)
