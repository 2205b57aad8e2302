import type { ApiClientForm } from '@/lib/schemas/forms/api-client'
import { copiedValues, currentValues, emptyValues } from '../form-values'
import type { FormParts } from '../form-parts'
import { ClientFields } from './fields'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ApiClientForm>(
  () => import('@/lib/schemas/forms/api-client').then(({ apiClientForm }) => apiClientForm),
  { raw: true },
)

function ofCurrent(
  ...[{ credential: client, grantable }, timeZone]: Parameters<FormParts<'api_client'>['of']>
): ApiClientForm {
  const { contactEmail, application } = client
  return {
    ...currentValues(client, grantable, timeZone),
    contactEmail: contactEmail ?? '',
    application: application ?? '',
  }
}

/** The form of an API client. */
export const clientForm: FormParts<'api_client'> = {
  options: (timeZone, you) => ({
    resolver,
    defaultValues: { ...emptyValues(timeZone, you), contactEmail: '', application: '' },
  }),
  of: ofCurrent,
  // An e-mail address belongs to only one credential (B2).
  copy: (current, reading) => ({
    ...copiedValues(ofCurrent(current, reading.timeZone), current.credential, reading),
    contactEmail: '',
  }),
  Fields: ClientFields,
}
