-- How often a secret of a person was guessed, counted before each guess is checked. Replaces "FactorAttempts", which no release had.
CREATE TABLE "Attempts" (
  "kind" TEXT NOT NULL,
  "key" BYTEA NOT NULL,
  "level" DOUBLE PRECISION NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "opensAt" TIMESTAMPTZ(3) NOT NULL,
  "behindSince" TIMESTAMPTZ(3),
  "fadedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Attempts_pkey" PRIMARY KEY ("kind", "key"),
  CONSTRAINT "attempts_kind_known" CHECK ("kind" IN ('source', 'email', 'half', 'person', 'device')),
  CONSTRAINT "attempts_key_is_hash" CHECK (octet_length("key") = 32)
);

-- Finds what has faded.
CREATE INDEX "attempts_by_fading" ON "Attempts" ("fadedAt");

DROP TABLE "FactorAttempts";
