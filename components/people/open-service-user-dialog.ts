'use client'

import { dialogHost } from '@/components/ui/dialog-host'
import type { ServiceUserView } from './service-user-view'

/** The dialogs that can be open over the service users. */
interface ServiceUserDialog {
  kind: 'edit' | 'delete'
  user: ServiceUserView
}

const host = dialogHost<ServiceUserDialog>()
export const ServiceUserHost = host.Host
export const ServiceUserMenu = host.EditMenu
