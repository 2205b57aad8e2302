import { addApi } from './add-api'
import { changePassword } from './change-password'
import { choosePassword } from './choose-password'
import { countUnreadNotifications } from './count-unread-notifications'
import { createApiClient } from './create-api-client'
import { createGroup } from './create-group'
import { createPerson } from './create-person'
import { createServiceApiKey } from './create-service-api-key'
import { deleteApiClient } from './delete-api-client'
import { deleteGroup } from './delete-group'
import { deletePerson } from './delete-person'
import { deleteServiceApiKey } from './delete-service-api-key'
import { deleteServiceUser } from './delete-service-user'
import { disableApiClient } from './disable-api-client'
import { disablePerson } from './disable-person'
import { disableServiceApiKey } from './disable-service-api-key'
import { editAccount } from './edit-account'
import { editApi } from './edit-api'
import { editApiClient } from './edit-api-client'
import { editGroup } from './edit-group'
import { editPerson } from './edit-person'
import { editServiceUser } from './edit-service-user'
import { enableApiClient } from './enable-api-client'
import { enablePerson } from './enable-person'
import { enableServiceApiKey } from './enable-service-api-key'
import { endOtherSessions } from './end-other-sessions'
import { endSession } from './end-session'
import { endSessions } from './end-sessions'
import { eventsOfCredential } from './events-of-credential'
import { exportApiClients } from './export-api-clients'
import { exportAuditEvents } from './export-audit-events'
import { exportUsage } from './export-usage'
import { findSignInLink } from './find-sign-in-link'
import { getApiClient } from './get-api-client'
import { getExpirations } from './get-expirations'
import { getMailState } from './get-mail-state'
import { getPolicies } from './get-policies'
import { getProxyState } from './get-proxy-state'
import { getServiceApiKey } from './get-service-api-key'
import { getSetUpState } from './get-set-up-state'
import { invitePerson } from './invite-person'
import { listApiClientChoices } from './list-api-client-choices'
import { listApiClients } from './list-api-clients'
import { listApplications } from './list-applications'
import { listAuditEvents } from './list-audit-events'
import { listCatalogue } from './list-catalogue'
import { listGrantableApis } from './list-grantable-apis'
import { listGroups } from './list-groups'
import { listNotifications } from './list-notifications'
import { listPeople } from './list-people'
import { listServiceApiKeys } from './list-service-api-keys'
import { listServiceUserChoices } from './list-service-user-choices'
import { listServiceUsers } from './list-service-users'
import { listSessions } from './list-sessions'
import { listUsage } from './list-usage'
import { listUsedAddresses } from './list-used-addresses'
import { makeSignInLink } from './make-sign-in-link'
import { markNotificationsRead } from './mark-notifications-read'
import { replaceServiceApiKey } from './replace-service-api-key'
import { resetSecret } from './reset-secret'
import { retireApi } from './retire-api'
import { retryMail } from './retry-mail'
import { sendTestMessage } from './send-test-message'
import { setPolicies } from './set-policies'
import { setUp } from './set-up'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { usageOfCredential } from './usage-of-credential'
import { verifyAuditTrail } from './verify-audit-trail'
import type { Ports } from './ports'

/** Everything that a person can do. What is not here, no door offers. */
export const registry = {
  addApi,
  changePassword,
  choosePassword,
  countUnreadNotifications,
  createApiClient,
  createGroup,
  createPerson,
  createServiceApiKey,
  deleteApiClient,
  deleteGroup,
  deletePerson,
  deleteServiceApiKey,
  deleteServiceUser,
  disableApiClient,
  disablePerson,
  disableServiceApiKey,
  editAccount,
  editApi,
  editApiClient,
  editGroup,
  editPerson,
  editServiceUser,
  enableApiClient,
  enablePerson,
  enableServiceApiKey,
  endOtherSessions,
  endSession,
  endSessions,
  eventsOfCredential,
  exportApiClients,
  exportAuditEvents,
  exportUsage,
  findSignInLink,
  getApiClient,
  getExpirations,
  getMailState,
  getPolicies,
  getProxyState,
  getServiceApiKey,
  getSetUpState,
  invitePerson,
  listApiClientChoices,
  listApiClients,
  listApplications,
  listAuditEvents,
  listCatalogue,
  listGrantableApis,
  listGroups,
  listNotifications,
  listPeople,
  listServiceApiKeys,
  listServiceUserChoices,
  listServiceUsers,
  listSessions,
  listUsage,
  listUsedAddresses,
  makeSignInLink,
  markNotificationsRead,
  replaceServiceApiKey,
  resetSecret,
  retireApi,
  retryMail,
  sendTestMessage,
  setPolicies,
  setUp,
  signIn,
  signOut,
  usageOfCredential,
  verifyAuditTrail,
}

type Registry = typeof registry

/** The use-cases, ready to be called with an actor and an input. */
export type UseCases = { [Name in keyof Registry]: ReturnType<Registry[Name]['bind']> }

/** Connects every use-case to what it needs from outside. */
export function bindUseCases(ports: Ports): UseCases {
  const bound = Object.entries(registry).map(([name, useCase]) => [name, useCase.bind(ports)])
  return Object.fromEntries(bound) as UseCases
}
