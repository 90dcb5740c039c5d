// What a class costs who reports and handles, in one line.
import { burdenOf } from '../../../../domain/catalogue/burden.ts'
import type { Category } from '../../../../domain/catalogue/category.ts'
import { useCatalogueTexts } from '../../words/catalogue.ts'

export const BurdenLine = ({ category, live }: { category: Pick<Category, 'questions' | 'evidence'>; live?: boolean }) => {
  const { burden } = useCatalogueTexts()
  const { fields, required, photos, taps } = burdenOf(category)
  return (
    <span className="number" {...(live ? { role: 'status', 'aria-label': burden.label } : {})} title={burden.hint}>
      {burden.says(fields, photos, taps)}{required > 0 && <small className="quiet"> · {burden.required(required)}</small>}
    </span>
  )
}
