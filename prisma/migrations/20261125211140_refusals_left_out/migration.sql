-- AlterTable
ALTER TABLE "User" ADD COLUMN     "refusalsLeftOut" INTEGER NOT NULL DEFAULT 0;

-- By hand: the refused attempts of a person, to find how many there have been of late without looking at what they did.
CREATE INDEX "audit_event_refused" ON "AuditEvent" ("actorId", "sequence") WHERE "outcome" = 'refused';
