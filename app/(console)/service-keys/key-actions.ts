import { findPeopleAction } from '@/app/find-people'
import type { CredentialActions } from '@/components/credentials/credential-actions'
import {
  changeServiceApiKeyExpiryAction,
  createServiceApiKeyAction,
  deleteServiceApiKeyAction,
  disableServiceApiKeyAction,
  editServiceApiKeyAction,
  enableServiceApiKeyAction,
  presentUseAction,
  readServiceApiKeyAction,
  replaceServiceApiKeyAction,
  rotateServiceApiKeyAction,
  retireServiceApiKeySecretAction,
  extendServiceApiKeySecretAction,
} from './actions'

/** What the console does with a service API key. */
export const serviceApiKeyActions: CredentialActions<'service_api_key'> = {
  create: createServiceApiKeyAction,
  read: readServiceApiKeyAction,
  edit: editServiceApiKeyAction,
  changeExpiry: changeServiceApiKeyExpiryAction,
  presentUse: presentUseAction,
  findPeople: findPeopleAction,
  replace: replaceServiceApiKeyAction,
  rotate: rotateServiceApiKeyAction,
  retireSecret: retireServiceApiKeySecretAction,
  extendSecret: extendServiceApiKeySecretAction,
  disable: disableServiceApiKeyAction,
  enable: enableServiceApiKeyAction,
  delete: deleteServiceApiKeyAction,
}
