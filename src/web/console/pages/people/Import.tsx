// Bring in a roster: choose a sheet; it is read and previewed, nothing is written yet.
import { Link, useNavigate } from '@tanstack/react-router'
import { rosterRoutes } from '../../../../contract/roster.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { worksOn } from '../../parts/permission.ts'
import { SheetUpload } from '../../parts/SheetUpload.tsx'
import { usePeopleTexts } from '../../words/people.ts'

export const Import = () => {
  const words = usePeopleTexts()
  const me = useMe()
  const navigate = useNavigate()
  return (
    <SheetUpload
      route={rosterRoutes.put} words={words.import} lead={<>{words.import.lead} <Link to="/people">{words.back}</Link></>} allowed={!me || worksOn(me, 'people.manage')}
      onPut={(id) => navigate({ to: '/people/import/$id', params: { id } })}
    />
  )
}
