-- The passkeys of people (WebAuthn).
CREATE TABLE "Passkey" (
  "id" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "credentialId" BYTEA NOT NULL,
  "publicKey" BYTEA NOT NULL,
  "counter" BIGINT NOT NULL,
  "transports" TEXT[] NOT NULL,
  "isBackedUp" BOOLEAN NOT NULL,
  "name" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "lastUsedAt" TIMESTAMPTZ(3),
  CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "passkey_counter_known" CHECK ("counter" BETWEEN 0 AND 4294967295)
);
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");
CREATE INDEX "Passkey_userId_idx" ON "Passkey"("userId");

-- Challenges that were answered, until they expire. Challenges that nobody answered are stored nowhere.
CREATE TABLE "UsedChallenge" (
  "nonce" BYTEA NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "UsedChallenge_pkey" PRIMARY KEY ("nonce")
);
CREATE INDEX "UsedChallenge_expiresAt_idx" ON "UsedChallenge"("expiresAt");

ALTER TABLE "Session"
  DROP CONSTRAINT "session_factor_known",
  ADD CONSTRAINT "session_factor_known" CHECK ("factor" IN ('code', 'recovery_code', 'passkey'));
