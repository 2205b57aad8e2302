import type { AuditDetail } from '@/lib/domain/audit-event'

/** Each field that differs, before and after, in the form of the audit trail. */
export function differences(before: AuditDetail, after: AuditDetail): AuditDetail {
  return Object.fromEntries(
    Object.keys(after).flatMap((field) =>
      before[field] === after[field]
        ? []
        : [
            [`${field}.before`, before[field] ?? null],
            [`${field}.after`, after[field] ?? null],
          ],
    ),
  )
}
