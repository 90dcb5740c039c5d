// Typed dictionaries: Chinese is written first and its shape is what English must fill completely.
import { language, useLanguage, type Language } from './language.ts'

/** The shape of a dictionary, its texts widened: a missing, surplus or wrongly parametrised text does not compile. */
export type Texts<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...input: infer A) => string ? (...input: A) => string : Texts<T[K]>
}

export type Words<T> = Readonly<Record<Language, T>>

export const words = <T extends object>(zh: T, en: Texts<T>): Words<Texts<T>> => ({ zh: zh as Texts<T>, en })

/** The dictionary in the reader's language; the component is drawn again when that changes. */
export const useWords = <T>(dictionary: Words<T>): T => dictionary[useLanguage()]

/** Outside of components. */
export const wordsNow = <T>(dictionary: Words<T>): T => dictionary[language()]
