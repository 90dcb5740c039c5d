// Bring in a list of powers: choose a sheet; it is read and previewed, nothing is written yet.
import { Link, useNavigate } from '@tanstack/react-router'
import { powerImportRoutes } from '../../../../contract/power-imports.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { SheetUpload } from '../../parts/SheetUpload.tsx'
import { usePowersTexts } from '../../words/powers.ts'
import { useDistrictReach } from './ItemDialog.tsx'

export const Import = () => {
  const words = usePowersTexts()
  const me = useMe()
  const keeps = useDistrictReach()
  const navigate = useNavigate()
  return (
    <SheetUpload
      route={powerImportRoutes.put} words={words.sheet} lead={<>{words.sheet.lead} <Link to="/powers">{words.back}</Link></>} allowed={!me || keeps}
      onPut={(id) => navigate({ to: '/powers/import/$id', params: { id } })}
    />
  )
}
