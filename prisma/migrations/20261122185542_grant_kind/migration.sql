-- DropIndex
-- First, for it waits until nobody writes here: then no grant is left to a credential that is deleted meanwhile.
DROP INDEX "Grant_apiId_credentialId_read_write_idx";

-- Deleted credentials lose what they were granted: the trail says what it was.
DELETE FROM "Grant" USING "Credential" WHERE "Credential"."id" = "credentialId" AND "deletedAt" IS NOT NULL;

-- AlterTable
-- By hand in three steps, for there are rows.
ALTER TABLE "Grant" ADD COLUMN "kind" "CredentialKind";
UPDATE "Grant" SET "kind" = "Credential"."kind" FROM "Credential" WHERE "Credential"."id" = "credentialId";
ALTER TABLE "Grant" ALTER COLUMN "kind" SET NOT NULL;

-- It told which grants are of live credentials.
DROP INDEX "credential_id_live";

-- CreateIndex
CREATE INDEX "Grant_apiId_credentialId_read_write_kind_idx" ON "Grant"("apiId", "credentialId", "read", "write", "kind");
