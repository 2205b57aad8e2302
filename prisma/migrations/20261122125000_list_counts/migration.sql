-- By hand, for Prisma knows no partial indexes. Without these two, counting what a filter leaves reads every row.

-- Few are unrestricted, and these are what "needs attention" is about.
CREATE INDEX "credential_unrestricted_live" ON "Credential" ("kind", "createdAt" DESC, "id" DESC) WHERE "deletedAt" IS NULL AND "networks" = '{}';

-- Whether a grant is of a live credential of the kind, without a look at the credential itself.
CREATE INDEX "credential_id_live" ON "Credential" ("kind", "id") WHERE "deletedAt" IS NULL;
