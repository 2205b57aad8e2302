import { addApi } from './add-api'
import { addPasskey } from './add-passkey'
import { addProduct } from './add-product'
import { beginPasskeySecondStep, beginPasskeySignIn, beginPasskeyStepUp } from './ask-for-passkey'
import { beginPasskey } from './begin-passkey'
import { beginTwoFactor } from './begin-two-factor'
import { changePassword } from './change-password'
import { choosePassword } from './choose-password'
import { confirmTwoFactor } from './confirm-two-factor'
import { countAttention } from './count-attention'
import { countTwoFactor } from './count-two-factor'
import { countUnreadNotifications } from './count-unread-notifications'
import { createApiClient } from './create-api-client'
import { createGroup } from './create-group'
import { createPerson } from './create-person'
import { createServiceApiKey } from './create-service-api-key'
import {
  deleteApiClient,
  deleteApiClients,
  deleteServiceApiKey,
  deleteServiceApiKeys,
} from './delete-credential'
import { deleteGroup } from './delete-group'
import { deletePerson } from './delete-person'
import { deleteServiceUser } from './delete-service-user'
import {
  disableApiClient,
  disableApiClients,
  disableServiceApiKey,
  disableServiceApiKeys,
} from './disable-credential'
import { disablePerson } from './disable-person'
import { editAccount } from './edit-account'
import { editApi } from './edit-api'
import { editApiClient, editServiceApiKey } from './edit-credential'
import { editGroup } from './edit-group'
import { editPerson } from './edit-person'
import { editServiceUser } from './edit-service-user'
import {
  enableApiClient,
  enableApiClients,
  enableServiceApiKey,
  enableServiceApiKeys,
} from './enable-credential'
import { enablePerson } from './enable-person'
import { endOtherSessions } from './end-other-sessions'
import { endSession } from './end-session'
import { endSessions } from './end-sessions'
import { eventsOfCredential } from './events-of-credential'
import { extendApiClientSecret, extendServiceApiKeySecret } from './extend-secret'
import { exportAuditEvents } from './export-audit-events'
import { exportApiClients, exportServiceApiKeys } from './export-credentials'
import { exportRefusals } from './export-refusals'
import { exportUsage } from './export-usage'
import { findAnything } from './find-anything'
import { findBySecret } from './find-by-secret'
import { findPeople } from './find-people'
import { findSignInLink } from './find-sign-in-link'
import { finishSignIn } from './finish-sign-in'
import { getApiHolders } from './get-api-holders'
import { findTrailCredentials } from './find-trail-credentials'
import { findTrailPeople } from './find-trail-people'
import { getAuditEvent } from './get-audit-event'
import { getApiClient, getServiceApiKey } from './get-credential'
import { getExpirations } from './get-expirations'
import { getExpiryLine } from './get-expiry-line'
import { getFirstSteps } from './get-first-steps'
import { getGroup } from './get-group'
import { getMailState } from './get-mail-state'
import { getOwnFactors } from './get-own-factors'
import { getPerson } from './get-person'
import { getPersonHoldings } from './get-person-holdings'
import { getPolicies } from './get-policies'
import { getProductUse } from './get-product-use'
import { getProxyState } from './get-proxy-state'
import { getHourlyRequests } from './get-hourly-requests'
import { getSamples } from './get-samples'
import { getServiceUserKeys } from './get-service-user-keys'
import { getSetUpState } from './get-set-up-state'
import { getTwoFactor } from './get-two-factor'
import { invitePerson } from './invite-person'
import { listLatestChanges } from './list-latest-changes'
import { leaveSignIn } from './leave-sign-in'
import { listApplications } from './list-applications'
import { listAuditEvents } from './list-audit-events'
import { listCatalogue } from './list-catalogue'
import { listConnectableApis } from './list-connectable-apis'
import { listApiClientChoices, listServiceApiKeyChoices } from './list-credential-choices'
import { listApiClients, listServiceApiKeys } from './list-credentials'
import { listDeadlines } from './list-deadlines'
import { listGrantableApis } from './list-grantable-apis'
import { listGroups } from './list-groups'
import { listMatchingApiClients, listMatchingServiceApiKeys } from './list-matching-credentials'
import { listNotifications } from './list-notifications'
import { listPasskeys } from './list-passkeys'
import { listPeople } from './list-people'
import { listPersonChoices } from './list-person-choices'
import { listRefusals } from './list-refusals'
import { listServiceUserChoices } from './list-service-user-choices'
import { listServiceUsers } from './list-service-users'
import { listSessions } from './list-sessions'
import { listUsage } from './list-usage'
import { listUsedAddresses } from './list-used-addresses'
import { makeSignInLink } from './make-sign-in-link'
import { markNotificationsRead } from './mark-notifications-read'
import { removePasskey } from './remove-passkey'
import { removeProduct } from './remove-product'
import { removeSampleCatalogue } from './remove-sample-catalogue'
import { removeTwoFactor } from './remove-two-factor'
import { renamePasskey } from './rename-passkey'
import { renameProduct } from './rename-product'
import { replaceApiClient, replaceServiceApiKey } from './replace-credential'
import { replaceRecoveryCodes } from './replace-recovery-codes'
import { reportApiClientSecret, reportServiceApiKeySecret } from './report-secret'
import { resetSecret } from './reset-secret'
import { resetTwoFactor } from './reset-two-factor'
import { retireApi } from './retire-api'
import { retireApiClientSecret, retireServiceApiKeySecret } from './retire-secret'
import { retryMail } from './retry-mail'
import { revokeTokens } from './revoke-tokens'
import { rotateApiClientSecret, rotateServiceApiKey } from './rotate-secret'
import { sendTestMessage } from './send-test-message'
import { setPolicies } from './set-policies'
import { setUp } from './set-up'
import { signIn } from './sign-in'
import { signInWithPasskey } from './sign-in-with-passkey'
import { signOut } from './sign-out'
import { stepUp } from './step-up'
import { usageOfCredential } from './usage-of-credential'
import { verifyAuditTrail } from './verify-audit-trail'
import type { Ports } from './ports'

/** Everything that a person can do. No door offers anything else. */
export const registry = {
  addApi,
  addPasskey,
  addProduct,
  beginPasskey,
  beginPasskeySecondStep,
  beginPasskeySignIn,
  beginPasskeyStepUp,
  beginTwoFactor,
  changePassword,
  choosePassword,
  confirmTwoFactor,
  countAttention,
  countTwoFactor,
  countUnreadNotifications,
  createApiClient,
  createGroup,
  createPerson,
  createServiceApiKey,
  deleteApiClient,
  deleteApiClients,
  deleteGroup,
  deletePerson,
  deleteServiceApiKey,
  deleteServiceApiKeys,
  deleteServiceUser,
  disableApiClient,
  disableApiClients,
  disablePerson,
  disableServiceApiKey,
  disableServiceApiKeys,
  editAccount,
  editApi,
  editApiClient,
  editGroup,
  editPerson,
  editServiceApiKey,
  editServiceUser,
  enableApiClient,
  enableApiClients,
  enablePerson,
  enableServiceApiKey,
  enableServiceApiKeys,
  endOtherSessions,
  endSession,
  endSessions,
  eventsOfCredential,
  exportApiClients,
  exportAuditEvents,
  exportServiceApiKeys,
  exportRefusals,
  exportUsage,
  extendApiClientSecret,
  extendServiceApiKeySecret,
  findAnything,
  findBySecret,
  findPeople,
  findSignInLink,
  findTrailCredentials,
  findTrailPeople,
  finishSignIn,
  getApiClient,
  getApiHolders,
  getAuditEvent,
  getExpirations,
  getExpiryLine,
  getFirstSteps,
  getGroup,
  getMailState,
  getOwnFactors,
  getPerson,
  getPersonHoldings,
  getPolicies,
  getProductUse,
  getProxyState,
  getHourlyRequests,
  getSamples,
  getServiceApiKey,
  getServiceUserKeys,
  getSetUpState,
  getTwoFactor,
  invitePerson,
  listLatestChanges,
  leaveSignIn,
  listApiClientChoices,
  listApiClients,
  listApplications,
  listAuditEvents,
  listCatalogue,
  listConnectableApis,
  listDeadlines,
  listGrantableApis,
  listGroups,
  listMatchingApiClients,
  listMatchingServiceApiKeys,
  listNotifications,
  listPasskeys,
  listPeople,
  listPersonChoices,
  listRefusals,
  listServiceApiKeyChoices,
  listServiceApiKeys,
  listServiceUserChoices,
  listServiceUsers,
  listSessions,
  listUsage,
  listUsedAddresses,
  makeSignInLink,
  markNotificationsRead,
  replaceApiClient,
  removePasskey,
  removeProduct,
  removeSampleCatalogue,
  removeTwoFactor,
  renamePasskey,
  renameProduct,
  replaceRecoveryCodes,
  replaceServiceApiKey,
  reportApiClientSecret,
  reportServiceApiKeySecret,
  resetSecret,
  resetTwoFactor,
  retireApi,
  retireApiClientSecret,
  retireServiceApiKeySecret,
  retryMail,
  revokeTokens,
  rotateApiClientSecret,
  rotateServiceApiKey,
  sendTestMessage,
  setPolicies,
  setUp,
  signIn,
  signInWithPasskey,
  signOut,
  stepUp,
  usageOfCredential,
  verifyAuditTrail,
}

type Registry = typeof registry

/** The use-cases, ready to be called with an actor and an input. */
export type UseCases = { [Name in keyof Registry]: ReturnType<Registry[Name]['bind']> }

/** Connects every use-case to the ports that it needs. */
export function bindUseCases(ports: Ports): UseCases {
  const bound = Object.entries(registry).map(([name, useCase]) => [name, useCase.bind(ports)])
  return Object.fromEntries(bound) as UseCases
}
