import type { AuditDetail } from '@/lib/domain/audit-event'

/** What changed, as the trail tells it: each field that differs, before and after. */
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
