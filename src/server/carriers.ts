// What goes on elsewhere when units end: of every feature whose records name units.
import { caseCarrier } from './cases/carry-over.ts'
import { clockCarrier } from './clocks/carry-over.ts'
import { operationCarrier, premisesCarrier } from './operations/carry-over.ts'
import { postCarrier } from './people/carry-over.ts'
import { deskPhoneCarrier } from './people/desk-phones.ts'
import { powerCarrier } from './powers/carry-over.ts'
import { exceptionCarrier, routineCarrier, swapCarrier } from './rounds/carry-over.ts'
import type { Carrier } from './territory/plans/carrier.ts'

export const carriers: readonly Carrier[] = [postCarrier, powerCarrier, caseCarrier, clockCarrier, premisesCarrier, operationCarrier, routineCarrier, exceptionCarrier, swapCarrier, deskPhoneCarrier]
