import { endpoint } from './endpoint'
import { acceptReport } from './steps/accept-report'
import { admitReport } from './steps/admit-report'
import { readReport } from './steps/read-report'

/**
 * `POST /leaks`: takes leaked secrets from whoever holds them (R7). Only form, size and rate are answered. The secrets are looked
 * up long after the answer, so that neither the answer nor its time tells whether one exists.
 */
export const leaks = endpoint([admitReport, readReport, acceptReport])
