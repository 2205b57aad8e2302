-- By hand: the rows that no version has written are removed first, because the column is required.
DELETE FROM "RevokedToken";
ALTER TABLE "RevokedToken" ADD COLUMN "credentialId" TEXT NOT NULL;
ALTER TABLE "RevokedToken" ADD CONSTRAINT "RevokedToken_credentialId_fkey"
  FOREIGN KEY ("credentialId") REFERENCES "Credential" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "RevokedToken_credentialId_expiresAt_idx" ON "RevokedToken" ("credentialId", "expiresAt");
