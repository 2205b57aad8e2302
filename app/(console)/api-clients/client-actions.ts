import { findPeopleAction } from '@/app/find-people'
import type { CredentialActions } from '@/components/credentials/credential-actions'
import {
  changeApiClientExpiryAction,
  createApiClientAction,
  deleteApiClientAction,
  disableApiClientAction,
  editApiClientAction,
  enableApiClientAction,
  presentUseAction,
  readApiClientAction,
  replaceApiClientAction,
  resetSecretAction,
  revokeTokensAction,
  rotateApiClientSecretAction,
  retireApiClientSecretAction,
  extendApiClientSecretAction,
} from './actions'

/** What the console does with an API client. */
export const apiClientActions: CredentialActions<'api_client'> = {
  create: createApiClientAction,
  read: readApiClientAction,
  edit: editApiClientAction,
  changeExpiry: changeApiClientExpiryAction,
  presentUse: presentUseAction,
  findPeople: findPeopleAction,
  replace: replaceApiClientAction,
  rotate: rotateApiClientSecretAction,
  retireSecret: retireApiClientSecretAction,
  extendSecret: extendApiClientSecretAction,
  resetSecret: resetSecretAction,
  revokeTokens: revokeTokensAction,
  disable: disableApiClientAction,
  enable: enableApiClientAction,
  delete: deleteApiClientAction,
}
