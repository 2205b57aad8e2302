-- What was shown in a session, and when. A session without "completedAt" is only half signed in.
ALTER TABLE "Session"
  ADD COLUMN "passwordAt" TIMESTAMPTZ(3),
  ADD COLUMN "factor" TEXT,
  ADD COLUMN "factorAt" TIMESTAMPTZ(3),
  ADD COLUMN "completedAt" TIMESTAMPTZ(3),
  ADD COLUMN "factorAttempts" INTEGER NOT NULL DEFAULT 0;

-- Until now, a password was all that a session needed.
UPDATE "Session" SET "passwordAt" = "createdAt", "completedAt" = "createdAt";

ALTER TABLE "Session"
  ADD CONSTRAINT "session_factor_known" CHECK ("factor" IN ('code', 'recovery_code')),
  ADD CONSTRAINT "session_factor_has_time" CHECK (("factor" IS NULL) = ("factorAt" IS NULL));

-- The authenticator app of a person.
CREATE TABLE "Authenticator" (
  "userId" TEXT NOT NULL,
  "sealedKey" BYTEA NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "confirmedAt" TIMESTAMPTZ(3),
  "lastStep" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "Authenticator_pkey" PRIMARY KEY ("userId"),
  CONSTRAINT "Authenticator_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The recovery codes that a person has not used yet.
CREATE TABLE "RecoveryCode" (
  "userId" TEXT NOT NULL,
  "hash" BYTEA NOT NULL,
  CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("userId", "hash"),
  CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Attempts at the second factor of a person, counted before they are checked.
CREATE TABLE "FactorAttempts" (
  "userId" TEXT NOT NULL,
  "level" DOUBLE PRECISION NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "opensAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "FactorAttempts_pkey" PRIMARY KEY ("userId"),
  CONSTRAINT "FactorAttempts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
