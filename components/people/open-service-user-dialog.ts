'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { ServiceUserGiven } from './service-user-dialogs'
import type { ServiceUserView } from './service-user-view'

/** The dialogs that can be open over the service users. */
export interface ServiceUserDialog {
  kind: 'edit' | 'delete'
  user: ServiceUserView
}

const host = dialogHost<ServiceUserDialog, ServiceUserGiven>(() =>
  import('./service-user-dialogs').then(({ ServiceUserDialogs }) => ServiceUserDialogs),
)
export const ServiceUserHost = host.Host
export const ServiceUserMenu = host.EditMenu
