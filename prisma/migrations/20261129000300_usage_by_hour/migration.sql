-- The requests of all credentials per hour, for the overview.
CREATE TABLE "UsageHour" (
    "period" TIMESTAMPTZ(3) NOT NULL,
    "allowed" BIGINT NOT NULL,
    "denied" BIGINT NOT NULL,

    CONSTRAINT "UsageHour_pkey" PRIMARY KEY ("period")
);

INSERT INTO "UsageHour" ("period", "allowed", "denied")
SELECT "period", coalesce(sum("count") FILTER (WHERE "outcome" = 'allowed'), 0), coalesce(sum("count") FILTER (WHERE "outcome" <> 'allowed'), 0)
FROM "Usage" WHERE "period" >= now() - interval '2 days' GROUP BY 1;

-- Finds what was denied lately. It has no column that changes, so that counting a use does not write to it.
CREATE INDEX "usage_denied" ON "Usage" ("period", "credentialId", "outcome") WHERE "outcome" <> 'allowed';
