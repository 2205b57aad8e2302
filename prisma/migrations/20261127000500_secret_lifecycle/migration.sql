-- Two live secrets with a retirement, and dead ones that are still recognised.
ALTER TABLE "Secret"
  ADD COLUMN "supersededAt" TIMESTAMPTZ(3),
  ADD COLUMN "quietHours" INTEGER,
  ADD COLUMN "quietSince" TIMESTAMPTZ(3),
  ADD COLUMN "extendedAt" TIMESTAMPTZ(3),
  ADD COLUMN "endedAt" TIMESTAMPTZ(3),
  ADD COLUMN "reportedAt" TIMESTAMPTZ(3),
  ADD COLUMN "firstUsedAt" TIMESTAMPTZ(3);

-- What was used before has a first use; the true one was not stored.
UPDATE "Secret" SET "firstUsedAt" = "lastUsedAt" WHERE "lastUsedAt" IS NOT NULL;

-- Few secrets have been rotated, reported or have ended; the jobs and the lists look for these alone.
CREATE INDEX "secret_retiring" ON "Secret"("credentialId") WHERE "supersededAt" IS NOT NULL AND "endedAt" IS NULL;
CREATE INDEX "secret_reported" ON "Secret"("credentialId") WHERE "reportedAt" IS NOT NULL AND "endedAt" IS NULL;
CREATE INDEX "secret_ended" ON "Secret"("endedAt") WHERE "endedAt" IS NOT NULL;
