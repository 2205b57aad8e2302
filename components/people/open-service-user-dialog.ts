'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { ServiceUserView, ServiceUserActions } from './service-user-view'
import type { AffectedReading } from '@/components/ui/affected'

/** The dialogs that can be open over the service users. */
export interface ServiceUserDialog {
  kind: 'edit' | 'delete'
  user: ServiceUserView
}

/** What the dialogs need of the page. */
export interface ServiceUserGiven {
  actions: ServiceUserActions
  reading: AffectedReading
}

const host = dialogHost<ServiceUserDialog, ServiceUserGiven>(() =>
  import('./service-user-dialogs').then(({ ServiceUserDialogs }) => ServiceUserDialogs),
)
export const ServiceUserHost = host.Host
export const ServiceUserMenu = host.EditMenu
