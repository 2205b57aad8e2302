import type { ServiceApiKeyForm } from '@/lib/schemas/forms/service-api-key'
import { copiedValues, currentValues, emptyValues } from '../form-values'
import type { FormParts } from '../form-parts'
import { KeyFields } from './fields'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ServiceApiKeyForm>(
  () => import('@/lib/schemas/forms/service-api-key').then(({ serviceApiKeyForm }) => serviceApiKeyForm),
  { raw: true },
)

function ofCurrent(
  ...[{ credential: key, grantable }, timeZone]: Parameters<FormParts<'service_api_key'>['of']>
): ServiceApiKeyForm {
  return { ...currentValues(key, grantable, timeZone), serviceUser: key.serviceUserName }
}

/** The form of a service API key. */
export const keyForm: FormParts<'service_api_key'> = {
  options: (timeZone, you) => ({
    resolver,
    defaultValues: { ...emptyValues(timeZone, you), serviceUser: '' },
  }),
  of: ofCurrent,
  copy: (current, reading) => copiedValues(ofCurrent(current, reading.timeZone), current.credential, reading),
  Fields: KeyFields,
}
