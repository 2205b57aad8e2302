-- Refusals of one credential, or of none, no longer share one limit.
ALTER TABLE "Refusal" ADD COLUMN "share" TEXT NOT NULL DEFAULT 'unproven';
UPDATE "Refusal" SET "share" = 'unknown' WHERE "credentialId" IS NULL;

-- DropIndex
DROP INDEX "Refusal_credentialId_time_id_idx";

-- CreateIndex
CREATE INDEX "Refusal_credentialId_share_time_id_idx" ON "Refusal"("credentialId", "share", "time", "id");
